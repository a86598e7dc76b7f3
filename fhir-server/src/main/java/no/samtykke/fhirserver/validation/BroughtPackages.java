package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * FHIR packages in a folder, read without a network. One that cannot be used in full stops the reading: a server that
 * knows half of the profiles would let through what the other half forbids.
 */
class BroughtPackages {

    private static final String R4 = "4.0.1";
    private static final String CORE = "hl7.fhir.r4.core#" + R4;

    private final FhirContext fhir;
    private final Map<String, Path> fileByUrl = new HashMap<>();
    private final List<MetadataResource> resources = new ArrayList<>();

    private BroughtPackages(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** @throws PackageRefused for the first package that cannot be used */
    static List<MetadataResource> in(Path folder, FhirContext fhir) {
        var brought = new BroughtPackages(fhir);
        brought.readAll(folder);
        return brought.resources;
    }

    private void readAll(Path folder) {
        var packages = new HashMap<Path, NpmPackage>();
        Set<String> known = new HashSet<>(Set.of(CORE));
        for (Path file : files(folder)) {
            var opened = open(file);
            packages.put(file, opened);
            known.add(opened.name() + "#" + opened.version());
        }
        packages.forEach((file, opened) -> {
            for (String dependency : opened.dependencies()) {
                if (!known.contains(dependency)) {
                    throw new PackageRefused(file, "it depends on " + dependency + ", which is not in the folder");
                }
            }
            read(file, opened);
        });
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new PackageRefused(folder, "the folder cannot be read", unreadable);
        }
    }

    private static NpmPackage open(Path file) {
        try (var content = Files.newInputStream(file)) {
            var opened = NpmPackage.fromPackage(content);
            if (!R4.equals(opened.fhirVersion())) {
                throw new PackageRefused(file, "it is for FHIR " + opened.fhirVersion() + ", not " + R4);
            }
            return opened;
        } catch (PackageRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            throw new PackageRefused(file, "it cannot be read as a FHIR package", unreadable);
        }
    }

    private void read(Path file, NpmPackage opened) {
        try {
            for (String name : opened.listResources("StructureDefinition", "ValueSet", "CodeSystem")) {
                try (var content = opened.load("package", name)) {
                    take(file, (MetadataResource) fhir.newJsonParser().parseResource(content));
                }
            }
        } catch (PackageRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            throw new PackageRefused(file, "one of its resources cannot be read", unreadable);
        }
    }

    private void take(Path file, MetadataResource resource) {
        var other = fileByUrl.putIfAbsent(resource.getUrl(), file);
        if (other != null) {
            throw new PackageRefused(file, resource.getUrl() + " is in " + other.getFileName() + " as well");
        }
        resources.add(resource);
    }
}
