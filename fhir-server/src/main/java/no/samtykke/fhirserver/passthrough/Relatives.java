package no.samtykke.fhirserver.passthrough;

import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.RelatedPerson;

/** The home of a related person whose address is protected is told to nobody. */
final class Relatives {

    private static final String CONFIDENTIALITY = "http://ehelse.no/fhir/CodeSystem/gd-address-confidentiality";
    private static final Set<String> OPEN = Set.of("ugradert");

    private Relatives() {}

    /** A grade that is not known counts as protected. */
    static boolean hasProtectedAddress(DomainResource given) {
        return given instanceof RelatedPerson related
                && related.getMeta().getSecurity().stream()
                        .anyMatch(
                                label -> CONFIDENTIALITY.equals(label.getSystem()) && !OPEN.contains(label.getCode()));
    }

    static void hideHome(DomainResource resource) {
        if (resource instanceof RelatedPerson related) {
            related.getAddress().clear();
            related.getTelecom().clear();
        }
    }
}
