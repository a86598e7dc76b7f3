package no.samtykke.fhirserver.consent;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;

/** The kinds of Consent that have an effect, in the code system {@code consent-category} of our terminology. */
public enum ConsentCategory {
    /** Acceptance of the terms: the gate to everything. */
    PLATFORM_TERMS("platform-terms"),
    /** What one app may do, as approved on the approval screen. */
    APP_ACCESS("app-access"),
    /** That apps may store entries of her own in her health archive. */
    HEALTH_ARCHIVE("health-archive");

    public static final String SYSTEM = "https://samtykke.example/fhir/CodeSystem/consent-category";

    private final String code;

    ConsentCategory(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    CodeableConcept concept() {
        var concept = new CodeableConcept();
        concept.addCoding().setSystem(SYSTEM).setCode(code);
        return concept;
    }

    public static Optional<ConsentCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst();
    }

    /** The category of a Consent; empty when it has none of ours or more than one. */
    public static Optional<ConsentCategory> of(Consent consent) {
        var codes = consent.getCategory().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .map(coding -> String.valueOf(coding.getCode()))
                .distinct()
                .toList();
        return codes.size() == 1 ? of(codes.getFirst()) : Optional.empty();
    }
}
