package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIds;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Reads the parameters of the operations. What is missing or ill-formed is answered with 400 and named, not repeated.
 */
@Component
public class LoginParameters {

    private final NationalIds numbers;

    LoginParameters(NationalIds numbers) {
        this.numbers = numbers;
    }

    /** Empty when the number is none that this server takes. */
    Optional<NationalId> person(Parameters in, String name) {
        return in.getParameter(name) instanceof Parameters.ParametersParameterComponent given
                        && given.getValue() instanceof Identifier identifier
                ? numbers.take(identifier.getSystem(), identifier.getValue())
                : Optional.empty();
    }

    NationalId requiredPerson(Parameters in, String name) {
        return person(in, name).orElseThrow(() -> missing(name));
    }

    String text(Parameters in, String name) {
        var given = in.getParameter(name);
        if (given == null || !(given.getValue() instanceof PrimitiveType<?> value) || !value.hasValue()) {
            throw missing(name);
        }
        return value.getValueAsString();
    }

    /** All values of a parameter that may be repeated; none is well formed too. */
    List<String> texts(Parameters in, String name) {
        return in.getParameter().stream()
                .filter(given -> name.equals(given.getName()))
                .map(given -> {
                    if (!(given.getValue() instanceof PrimitiveType<?> value) || !value.hasValue()) {
                        throw missing(name);
                    }
                    return value.getValueAsString();
                })
                .toList();
    }

    ConsentLevel level(Parameters in, String name) {
        return ConsentLevel.of(text(in, name)).orElseThrow(() -> missing(name));
    }

    /** Empty when it is not asked about any. */
    Optional<ServiceArea> area(Parameters in, String name) {
        return in.hasParameter(name)
                ? Optional.of(ServiceArea.of(text(in, name)).orElseThrow(() -> missing(name)))
                : Optional.empty();
    }

    public UUID session(Parameters in) {
        try {
            return UUID.fromString(text(in, "sid"));
        } catch (IllegalArgumentException illFormed) {
            throw missing("sid");
        }
    }

    /** The logical id of a Patient. */
    public String patient(Parameters in, String name) {
        var given = in.getParameter(name);
        if (given == null
                || !(given.getValue() instanceof Reference reference)
                || !"Patient".equals(reference.getReferenceElement().getResourceType())) {
            throw missing(name);
        }
        return reference.getReferenceElement().getIdPart();
    }

    static InvalidRequestException missing(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
