package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who decides by an operation that was let in: a person through an app, or those who handle forms, through their
 * system.
 *
 * @param actorId logical id of the Patient who decides; empty when a system does
 * @param clientId the app or the system
 * @param clientName its name, as the citizen knows it
 */
public record Decider(
        Optional<String> actorId, Optional<String> groundCode, String clientId, String clientName, Optional<UUID> sid) {

    /** To be asked of a request that the first door has let in. */
    public static Decider of(RequestDetails request) {
        var access = RequestAccess.of(request).orElseThrow();
        var ground = access.ground().map(Ground::code);
        return switch (access.caller()) {
            case CitizenApp app ->
                new Decider(
                        Optional.of(app.actor()),
                        ground,
                        app.clientId(),
                        access.appName().orElse(app.clientId()),
                        Optional.of(app.sid()));
            case BackendService system ->
                new Decider(Optional.empty(), ground, system.clientId(), system.name(), Optional.empty());
            default -> throw new IllegalStateException("No one decides through this caller");
        };
    }

    /** As the agent of a Provenance, or whoever asks for a Task. */
    public Reference agent() {
        if (actorId.isPresent()) {
            return new Reference("Patient/" + actorId.get());
        }
        var system = new Reference().setDisplay(clientName);
        system.getIdentifier().setSystem(ConsentResources.CLIENT_SYSTEM).setValue(clientId);
        return system;
    }

    /** For the usage log. */
    public ConsentChanged changed(ConsentCategory category, ConsentChanged.Change change, String patientId) {
        return new ConsentChanged(
                category, change, patientId, actorId, groundCode, Optional.of(clientId), Optional.of(clientName), sid);
    }
}
