package no.samtykke.ig.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Called by Maven: {@code <folder of FHIR packages> <archive to write> <folder of resources>...}. Needs no network and
 * no Node.
 */
public final class BuildPackage {

    private BuildPackage() {}

    /** Writes the archive. */
    public static void main(String[] arguments) throws IOException {
        Path packages = Path.of(arguments[0]);
        Path archive = Path.of(arguments[1]);
        List<Path> folders = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            folders.add(Path.of(arguments[i]));
        }
        build(packages, archive, folders);
    }

    static void build(Path packages, Path archive, List<Path> folders) throws IOException {
        Guide guide = Guide.read(folders);
        Definitions definitions = new Definitions(new R4Core().in(packages));
        for (Resource resource : guide.resources()) {
            if (resource instanceof MetadataResource definition) {
                definitions.add(definition);
            }
        }
        List<Resource> complete = new ArrayList<>();
        for (Resource resource : guide.resources()) {
            complete.add(
                    resource instanceof StructureDefinition profile ? definitions.withSnapshot(profile) : resource);
        }
        PackageArchive.write(new Guide(guide.itself(), complete), archive);
    }
}
