package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentResources.App;
import no.samtykke.fhirserver.smart.Sessions;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** What a person has approved that apps may do, as she gives it, sees it and ends it on auth-server's pages. */
@Component
public class AppOperations {

    private final AppApproval approval;
    private final AppWithdrawal withdrawal;
    private final ApprovedApps approved;
    private final ConsentFacts consents;
    private final Sessions sessions;
    private final LoginParameters read;
    private final RefusedSteps steps;

    AppOperations(
            AppApproval approval,
            AppWithdrawal withdrawal,
            ApprovedApps approved,
            ConsentFacts consents,
            Sessions sessions,
            LoginParameters read,
            RefusedSteps steps) {
        this.approval = approval;
        this.withdrawal = withdrawal;
        this.approved = approved;
        this.consents = consents;
        this.sessions = sessions;
        this.read = read;
        this.steps = steps;
    }

    @Operation(name = "$approve-app")
    public Parameters approveApp(@ResourceParam Parameters in, RequestDetails request) {
        var app = new App(read.text(in, "client-id"), read.text(in, "client-name"), read.text(in, "controller"));
        var scopes = List.of(read.text(in, "scope").split(" "));
        String consent = steps.telling(
                request,
                () -> approval.approve(
                        read.patient(in, "actor"), read.patient(in, "patient"), app, scopes, read.session(in)));
        return new Parameters().addParameter("consent", new Reference("Consent/" + consent));
    }

    /**
     * Holds no {@code scope} when nothing is approved, or when the session is not, or no longer, hers: an emergency
     * block ends it here first, and auth-server asks before it gives a new token.
     */
    @Operation(name = "$approved-scopes")
    public Parameters approvedScopes(@ResourceParam Parameters in) {
        var out = new Parameters();
        String actor = read.patient(in, "actor");
        Optional.of(read.session(in))
                .filter(sid -> sessions.isOpen(sid, actor))
                .flatMap(_ -> consents.approval(read.patient(in, "patient"), actor, read.text(in, "client-id")))
                .map(ConsentFact::scope)
                .ifPresent(scopes -> out.addParameter("scope", new StringType(scopes)));
        return out;
    }

    @Operation(name = "$apps-with-access")
    public Parameters appsWithAccess(@ResourceParam Parameters in) {
        var out = new Parameters();
        approved.by(read.patient(in, "actor")).forEach(app -> {
            var part = out.addParameter().setName("app");
            part.addPart()
                    .setName("client-id")
                    .setValue(new StringType(app.app().clientId()));
            part.addPart().setName("name").setValue(new StringType(app.app().name()));
            part.addPart()
                    .setName("controller")
                    .setValue(new StringType(app.app().controller()));
            part.addPart().setName("patient").setValue(new Reference("Patient/" + app.patientId()));
            part.addPart().setName("scope").setValue(new StringType(app.scope()));
            part.addPart().setName("since").setValue(new InstantType(app.since()));
        });
        return out;
    }

    /** Answers {@code ended} false when there was nothing of hers to end. */
    @Operation(name = "$end-app-access")
    public Parameters endAppAccess(@ResourceParam Parameters in) {
        boolean ended = withdrawal.withdraw(
                read.patient(in, "actor"), read.patient(in, "patient"), read.text(in, "client-id"), read.session(in));
        return new Parameters().addParameter("ended", new BooleanType(ended));
    }
}
