package no.samtykke.fhirserver.terminology;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.springframework.stereotype.Component;

/** All that this room answers. */
@Component
public class TermProviders {

    private final List<Object> all;

    TermProviders(
            GuidePackage guide, CodeSystemOperations systems, ValueSetOperations sets, ConceptMapOperations maps) {
        var definitions = DefinitionProvider.SHOWN.stream().map(type -> providerOf(type, guide));
        all = Stream.concat(definitions, Stream.of(systems, sets, maps)).toList();
    }

    public List<Object> all() {
        return all;
    }

    private static Object providerOf(Class<? extends MetadataResource> type, GuidePackage guide) {
        return type == NamingSystem.class ? new NamingSystemProvider(guide) : new DefinitionProvider(type, guide);
    }
}
