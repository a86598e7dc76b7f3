package no.samtykke.ig.build.site;

import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionResourceComponent;
import org.jspecify.annotations.Nullable;

/** What the guide says of an example, and the profile that it is one of. */
record Example(
        String file,
        String title,
        String description,
        @Nullable String profile) {

    static Example of(ImplementationGuideDefinitionResourceComponent listed) {
        return new Example(
                file(listed),
                listed.getName(),
                listed.hasDescription() ? listed.getDescription() : "",
                listed.hasExampleCanonicalType()
                        ? listed.getExampleCanonicalType().getValue()
                        : null);
    }

    static String file(ImplementationGuideDefinitionResourceComponent listed) {
        return listed.getReference().getReference().replace('/', '-') + ".html";
    }
}
