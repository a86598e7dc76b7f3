package no.samtykke.ig.build;

import ca.uhn.fhir.context.FhirContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.model.ImplementationGuide;
import org.hl7.fhir.r5.utils.NPMPackageGenerator;
import org.hl7.fhir.r5.utils.NPMPackageGenerator.Category;
import org.hl7.fhir.utilities.npm.PackageGenerator.PackageType;

/** The guide as a FHIR package: the same bytes whenever the same resources go in. */
final class PackageArchive {

    private PackageArchive() {}

    static void write(Guide guide, Path archive) throws IOException {
        var itself = (ImplementationGuide) VersionConvertorFactory_40_50.convertResource(guide.itself());
        String canonical = itself.getUrl().substring(0, itself.getUrl().indexOf("/ImplementationGuide/"));
        Files.createDirectories(archive.toAbsolutePath().getParent());
        var generator = new NPMPackageGenerator(
                itself.getPackageId(),
                archive.toString(),
                canonical,
                canonical,
                PackageType.IG,
                itself,
                itself.getDate(),
                new HashMap<>(),
                false);
        var json = FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true);
        for (Resource resource : guide.resources()) {
            Category category = resource instanceof MetadataResource ? Category.RESOURCE : Category.EXAMPLE;
            byte[] bytes = json.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
            generator.addFile(category, Guide.name(resource) + ".json", bytes);
        }
        generator.finish();
        // A list for registries of packages that the generator lays beside the archive.
        Files.deleteIfExists(archive.resolveSibling("package.manifest.json"));
        settle(archive, itself.getDate().toInstant());
    }

    /** HL7's generator writes the time of the build into every entry: here they get the date of the guide. */
    private static void settle(Path archive, Instant date) throws IOException {
        Map<String, byte[]> files = unpack(archive);
        GzipParameters gzip = new GzipParameters();
        gzip.setModificationTime(0);
        try (var out = Files.newOutputStream(archive);
                var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, gzip))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setModTime(date.toEpochMilli());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
    }

    private static Map<String, byte[]> unpack(Path archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var in = new BufferedInputStream(Files.newInputStream(archive));
                var tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
        return files;
    }
}
