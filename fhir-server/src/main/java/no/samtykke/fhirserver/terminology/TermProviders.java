package no.samtykke.fhirserver.terminology;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that this room answers. */
@Component
public class TermProviders {

    private final List<Object> all;

    TermProviders(
            GuidePackage guide, CodeSystemOperations systems, ValueSetOperations sets, ConceptMapOperations maps) {
        var definitions = DefinitionProvider.SHOWN.stream().map(type -> (Object) new DefinitionProvider(type, guide));
        all = Stream.concat(definitions, Stream.of(systems, sets, maps)).toList();
    }

    public List<Object> all() {
        return all;
    }
}
