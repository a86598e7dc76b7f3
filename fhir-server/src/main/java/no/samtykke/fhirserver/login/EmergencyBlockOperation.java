package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.login.EmergencyBlock.By;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The FHIR face of {@link EmergencyBlock}: for her apps, about the person who acts and nobody else; for auth-server,
 * about the {@code actor} of the session {@code sid}; for staff, about the {@code patient} who asked them to.
 */
@Component
public class EmergencyBlockOperation {

    private final EmergencyBlock block;
    private final PatientIdentities identities;
    private final LoginParameters read;

    EmergencyBlockOperation(EmergencyBlock block, PatientIdentities identities, LoginParameters read) {
        this.block = block;
        this.identities = identities;
        this.read = read;
    }

    @Operation(name = "$emergency-block")
    public Parameters emergencyBlock(@ResourceParam @Nullable Parameters sent, RequestDetails request) {
        var in = Optional.ofNullable(sent).orElseGet(Parameters::new);
        var access = RequestAccess.of(request).orElseThrow();
        var blocked = switch (access.caller()) {
            case CitizenApp app -> block.set(app.actor(), through(app, access));
            case LoginServer _ -> {
                String actor = known(in, "actor");
                yield block.set(
                        actor,
                        new By(
                                new Reference("Patient/" + actor),
                                Optional.of(actor),
                                Optional.of(Ground.OWN_DATA.code()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(read.session(in))));
            }
            case BackendService system -> block.set(known(in, "patient"), by(system));
        };
        return new Parameters()
                .addParameter("consent", new Reference("Consent/" + blocked.consentId()))
                .addParameter("sessions-ended", new IntegerType(blocked.sessionsEnded()));
    }

    private String known(Parameters in, String name) {
        String patient = read.patient(in, name);
        if (identities.numberOf(patient).isEmpty()) {
            throw LoginParameters.missing(name);
        }
        return patient;
    }

    private static By through(CitizenApp app, RequestAccess access) {
        return new By(
                new Reference("Patient/" + app.actor()),
                Optional.of(app.actor()),
                access.ground().map(Ground::code),
                Optional.of(app.clientId()),
                access.appName().or(() -> Optional.of(app.clientId())),
                Optional.of(app.sid()));
    }

    private static By by(BackendService system) {
        var staff = new Reference().setDisplay(system.clientId());
        staff.getIdentifier().setSystem(ConsentResources.CLIENT_SYSTEM).setValue(system.clientId());
        return new By(
                staff,
                Optional.empty(),
                Optional.of(Ground.SYSTEM.code()),
                Optional.of(system.clientId()),
                Optional.of(system.clientId()),
                Optional.empty());
    }
}
