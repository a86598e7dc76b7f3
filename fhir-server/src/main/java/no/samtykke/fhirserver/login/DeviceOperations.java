package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@code $device-changed}: auth-server, which keeps her passkeys, tells that she added or removed one. When it cannot
 * be logged it did not happen: auth-server waits for the answer before it keeps or forgets the device.
 */
@Component
public class DeviceOperations {

    private final LoginParameters read;
    private final ApplicationEventPublisher events;

    DeviceOperations(LoginParameters read, ApplicationEventPublisher events) {
        this.read = read;
        this.events = events;
    }

    @Operation(name = "$device-changed")
    @Transactional
    public Parameters changed(@ResourceParam Parameters in) {
        var change = switch (read.text(in, "change")) {
            case "added" -> DeviceChanged.Change.ADDED;
            case "removed" -> DeviceChanged.Change.REMOVED;
            default -> throw LoginParameters.missing("change");
        };
        events.publishEvent(new DeviceChanged(read.patient(in, "actor"), read.session(in), change));
        return new Parameters();
    }
}
