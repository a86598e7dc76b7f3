package no.samtykke.ig.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** From the resources to the package. Needs no network and no Node. */
final class BuildPackage {

    private BuildPackage() {}

    static Guide build(Path packages, Path archive, List<Path> folders) throws IOException {
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
        Guide built = new Guide(guide.itself(), complete);
        PackageArchive.write(built, archive);
        return built;
    }
}
