package no.samtykke.fhirserver.usagelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.smart.Caller;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** Gathers the details of what a system did; those who act for people have none. */
final class SystemDetails {

    private SystemDetails() {}

    static @Nullable UsageDetails of(Caller caller, String interaction, List<String> resources) {
        return caller instanceof Caller.BackendService system
                ? new UsageDetails(
                        interaction,
                        resources,
                        system.organisationNumber().orElse(null),
                        system.organisation()
                                .flatMap(Caller.Organisation::personnel)
                                .orElse(null))
                : null;
    }

    static String nameOf(IBaseResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** The AuditEvents of an answer by the patient they are about; one entry of nobody's when there are none. */
    static Map<Optional<String>, List<String>> read(@Nullable IBaseResource answer) {
        var byPatient = new LinkedHashMap<Optional<String>, List<String>>();
        events(answer)
                .forEach(event -> byPatient
                        .computeIfAbsent(patientOf(event), _ -> new ArrayList<>())
                        .add(nameOf(event)));
        return byPatient.isEmpty() ? Map.of(Optional.empty(), List.of()) : byPatient;
    }

    private static Stream<AuditEvent> events(@Nullable IBaseResource answer) {
        return switch (answer) {
            case AuditEvent event -> Stream.of(event);
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(AuditEvent.class::isInstance)
                        .map(AuditEvent.class::cast);
            case null, default -> Stream.of();
        };
    }

    private static Optional<String> patientOf(AuditEvent event) {
        return event.getEntity().stream()
                .filter(entity -> "1".equals(entity.getRole().getCode()))
                .map(entity -> entity.getWhat().getReferenceElement().getIdPart())
                .findFirst();
    }
}
