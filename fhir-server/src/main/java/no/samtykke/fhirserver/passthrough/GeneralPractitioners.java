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

    /** What came beside the role, in the same Bundle, is put into it. */
    static DomainResource selfContained(DomainResource given) {
        if (!(given instanceof PractitionerRole role)) {
            return given;
        }
        var whole = role.copy();
        contain(whole, role.getPractitioner(), "practitioner").ifPresent(whole::setPractitioner);
        contain(whole, role.getOrganization(), "organization").ifPresent(whole::setOrganization);
        return whole;
    }

    private static Optional<Reference> contain(PractitionerRole whole, Reference reference, String name) {
        boolean isBeside = reference.hasReference() && !reference.getReference().startsWith("#");
        if (!isBeside || !(reference.getResource() instanceof DomainResource companion)) {
            return Optional.empty();
        }
        var inside = companion.copy();
        inside.setId(name);
        whole.addContained(inside);
        return Optional.of(new Reference("#" + name).setDisplay(reference.getDisplay()));
    }

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
