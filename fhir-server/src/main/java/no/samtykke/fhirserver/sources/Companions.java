package no.samtykke.fhirserver.sources;

import java.util.List;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Joins a PractitionerRole to the practitioner and the organization that came beside it in the Bundle. */
final class Companions {

    private Companions() {}

    /** Afterwards {@code getPractitionerTarget} and {@code getOrganization().getResource()} have them. */
    static void join(List<Resource> roles, List<Resource> companions) {
        for (var resource : roles) {
            if (resource instanceof PractitionerRole role) {
                join(role.getPractitioner(), companions);
                join(role.getOrganization(), companions);
            }
        }
    }

    private static void join(Reference reference, List<Resource> companions) {
        var named = reference.getReferenceElement();
        companions.stream()
                .filter(one -> one.fhirType().equals(named.getResourceType())
                        && one.hasId()
                        && one.getIdPart().equals(named.getIdPart()))
                .findFirst()
                .ifPresent(reference::setResource);
    }
}
