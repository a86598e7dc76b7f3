package no.samtykke.fhirserver.passthrough;

import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.sources.Sources;
import org.springframework.stereotype.Component;

/** Where wrong data of a type are corrected: told by the type alone, so nobody learns whether anything is there. */
@Component
public class WhereToTurn {

    private final Sources sources;

    WhereToTurn(Sources sources) {
        this.sources = sources;
    }

    /** Empty text when no source has the type. */
    public String about(ServedType type) {
        return sources.ofType(ComesWith.askedAs(type)).stream()
                .map(source -> source.name() + ": " + source.contact())
                .collect(Collectors.joining(" "));
    }
}
