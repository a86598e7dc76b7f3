package no.samtykke.fhirserver.passthrough;

import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Her general practitioner comes as one answer: the role, with the person contained. Apps see two resources that point
 * to each other.
 */
final class GeneralPractitioners {

    private GeneralPractitioners() {}

    /** Puts a reference in the place of the contained person. */
    static void link(DomainResource resource, Supplier<String> handle) {
        if (resource instanceof PractitionerRole role && personOf(role).isPresent()) {
            String display = role.getPractitioner().getDisplay();
            role.getContained().removeIf(Practitioner.class::isInstance);
            role.setPractitioner(new Reference("Practitioner/" + handle.get()).setDisplay(display));
        }
    }

    /** The person, as a resource of its own under the id of the role at its source. */
    static Optional<Practitioner> personOf(PractitionerRole role) {
        return role.getContained().stream()
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .filter(_ -> role.getPractitioner().hasReference())
                .findFirst()
                .map(person -> {
                    var alone = person.copy();
                    alone.setId(role.getIdElement().getIdPart());
                    return alone;
                });
    }
}
