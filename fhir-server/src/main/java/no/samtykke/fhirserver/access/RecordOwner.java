package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Whose a resource is, by what it says itself. */
public final class RecordOwner {

    private RecordOwner() {}

    /** The logical id of the one Patient that a resource is or names as its own; empty for none or for several. */
    public static Optional<String> of(IBaseResource resource) {
        if (resource instanceof Patient patient) {
            return Optional.ofNullable(patient.getIdElement().getIdPart());
        }
        var owners = references(resource).stream()
                .map(RecordOwner::patientId)
                .distinct()
                .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()).filter(id -> !id.isEmpty()) : Optional.empty();
    }

    /** The logical id of the Patient on this server that a reference names; empty text for any other reference. */
    static String patientId(Reference reference) {
        var id = new IdType(reference.getReference());
        return "Patient".equals(id.getResourceType()) && !id.hasBaseUrl() && id.getIdPart() != null
                ? id.getIdPart()
                : "";
    }

    private static List<Reference> references(IBaseResource resource) {
        if (resource instanceof AuditEvent event) {
            return event.getEntity().stream()
                    .map(AuditEvent.AuditEventEntityComponent::getWhat)
                    .toList();
        }
        if (resource instanceof Task task) {
            return List.of(task.getFor());
        }
        return ((Resource) resource)
                .children().stream()
                        .filter(child -> child.getName().equals("subject")
                                || child.getName().equals("patient"))
                        .flatMap(child -> child.getValues().stream())
                        .map(value -> value instanceof Reference reference ? reference : new Reference())
                        .toList();
    }
}
