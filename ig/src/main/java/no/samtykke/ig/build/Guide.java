package no.samtykke.ig.build;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionParameterComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * The resources of the guide in the order of their names, and what HL7's publisher would do to them: SUSHI leaves
 * version, publisher, contact, date and jurisdiction to it.
 */
record Guide(ImplementationGuide itself, List<Resource> resources) {

    private static final String PARAMETER = "http://hl7.org/fhir/tools/StructureDefinition/ig-parameter";

    /** The codes that R4 knows: its binding is required, so all others go into HL7's extension. */
    private static final Set<String> PARAMETERS_OF_R4 = Set.of(
            "apply",
            "path-resource",
            "path-pages",
            "path-tx-cache",
            "expansion-parameter",
            "rule-broken-links",
            "generate-xml",
            "generate-json",
            "generate-turtle",
            "html-template");

    static Guide read(List<Path> folders) throws IOException {
        var named = new TreeMap<String, Resource>();
        for (Path folder : folders) {
            for (Resource resource : readFolder(folder)) {
                named.put(name(resource), resource);
            }
        }
        var itself = (ImplementationGuide) named.values().stream()
                .filter(ImplementationGuide.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No ImplementationGuide in " + folders));
        Guide guide = new Guide(itself, List.copyOf(named.values()));
        guide.publish();
        return guide;
    }

    static String name(Resource resource) {
        return resource.fhirType() + "-" + resource.getIdElement().getIdPart();
    }

    private static List<Resource> readFolder(Path folder) throws IOException {
        var parser = FhirContext.forR4Cached().newJsonParser();
        List<Path> files;
        try (var list = Files.list(folder)) {
            files = list.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Resource> resources = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                resources.add((Resource) parser.parseResource(in));
            }
        }
        return resources;
    }

    private void publish() {
        for (Resource resource : resources) {
            if (resource instanceof MetadataResource definition) {
                publish(definition);
            }
        }
        itself.getDefinition().getParameter().removeIf(this::moved);
    }

    private void publish(MetadataResource definition) {
        if (!definition.hasVersion()) {
            definition.setVersion(itself.getVersion());
        }
        if (!definition.hasPublisher()) {
            definition.setPublisher(itself.getPublisher());
        }
        if (!definition.hasDate()) {
            // The element, not the java.util.Date in it: that would be written in the zone of whoever builds.
            definition.setDateElement(itself.getDateElement().copy());
        }
        if (!definition.hasContact()) {
            itself.getContact().forEach(contact -> definition.addContact(contact.copy()));
        }
        if (!definition.hasJurisdiction()) {
            itself.getJurisdiction()
                    .forEach(jurisdiction -> definition.getJurisdiction().add(jurisdiction.copy()));
        }
    }

    private boolean moved(ImplementationGuideDefinitionParameterComponent parameter) {
        String code = parameter.getCode();
        if (code != null && PARAMETERS_OF_R4.contains(code)) {
            return false;
        }
        var extension = itself.getDefinition().addExtension();
        extension.setUrl(PARAMETER);
        extension.addExtension("code", new StringType(code));
        extension.addExtension("value", new StringType(parameter.getValue()));
        return true;
    }
}
