package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.OrganizationNumber;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIds;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** Reads what organisations send. What is missing or ill-formed is answered with 400 and named, not repeated. */
@Component
class ExchangeParameters {

    /** Of people, or of settings, in one request, and of people on one page. */
    static final int MOST = 1_000;

    static final String ORGANISATIONS = ConsentResources.ORGANIZATION_SYSTEM;

    private final NationalIds numbers;

    ExchangeParameters(NationalIds numbers) {
        this.numbers = numbers;
    }

    /** In the order that they came; empty where it is no number that this server takes. */
    List<Optional<NationalId>> people(Parameters in) {
        return atMost(repeated(in.getParameter(), "person"), "person").stream()
                .map(given -> person(given.getValue()))
                .toList();
    }

    List<ParametersParameterComponent> settings(Parameters in) {
        return atMost(repeated(in.getParameter(), "setting"), "setting");
    }

    Optional<NationalId> person(Type given) {
        return given instanceof Identifier identifier
                ? numbers.take(identifier.getSystem(), identifier.getValue())
                : Optional.empty();
    }

    /** Which kind it is about; a kind that there is not is refused like one that was not granted. */
    SettingKind kind(List<ParametersParameterComponent> in) {
        var category = ConsentCategory.of(text(in, "category").orElseThrow(() -> missing("category")))
                .orElseThrow(() -> missing("category"));
        return new SettingKind(category, controller(in));
    }

    Optional<String> controller(List<ParametersParameterComponent> in) {
        return one(in, "controller").map(given -> {
            if (given.getValue() instanceof Identifier identifier
                    && ORGANISATIONS.equals(identifier.getSystem())
                    && OrganizationNumber.isValid(identifier.getValue())) {
                return identifier.getValue();
            }
            throw missing("controller");
        });
    }

    ConsentLevel level(Parameters in) {
        return text(in.getParameter(), "level")
                .map(code -> ConsentLevel.of(code).orElseThrow(() -> missing("level")))
                .orElse(ConsentLevel.BASIC);
    }

    int count(Parameters in) {
        return one(in.getParameter(), "count")
                .map(given -> {
                    if (given.getValue() instanceof IntegerType count
                            && count.hasValue()
                            && count.getValue() >= 1
                            && count.getValue() <= MOST) {
                        return count.getValue();
                    }
                    throw missing("count");
                })
                .orElse(MOST);
    }

    static Optional<String> text(List<ParametersParameterComponent> in, String name) {
        return one(in, name).map(given -> {
            if (given.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
                return value.getValueAsString();
            }
            throw missing(name);
        });
    }

    static Optional<ParametersParameterComponent> one(List<ParametersParameterComponent> in, String name) {
        var given = repeated(in, name);
        if (given.size() > 1) {
            throw missing(name);
        }
        return given.stream().findFirst();
    }

    static InvalidRequestException missing(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }

    private static List<ParametersParameterComponent> repeated(List<ParametersParameterComponent> in, String name) {
        return in.stream().filter(given -> name.equals(given.getName())).toList();
    }

    private static List<ParametersParameterComponent> atMost(List<ParametersParameterComponent> given, String name) {
        if (given.isEmpty() || given.size() > MOST) {
            throw new InvalidRequestException("Parameter " + name + " stands 1 to " + MOST + " times");
        }
        return given;
    }
}
