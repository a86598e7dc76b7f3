package no.samtykke.authserver.approval;

import java.net.URI;
import java.util.UUID;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.FhirServer.Approval;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.launch.Admission;
import no.samtykke.authserver.launch.AppAnswer;
import no.samtykke.authserver.launch.Candidate;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor.Entry;
import no.samtykke.authserver.launch.LaunchDoor.LaunchGone;
import no.samtykke.authserver.launch.Launches;
import no.samtykke.authserver.launchcontext.LaunchContext;
import no.samtykke.authserver.token.Grant;
import no.samtykke.authserver.token.Grants;
import no.samtykke.authserver.token.Grants.CodeBinding;
import org.springframework.stereotype.Component;

/** Her yes: recorded as Consent at the fhir-server first, then the app gets its code. The launch is over by that. */
@Component
class ApprovedApp {

    private final Clients clients;
    private final FhirServer fhirServer;
    private final Launches launches;
    private final Admission admission;
    private final Grants grants;
    private final AppAnswer answer;

    ApprovedApp(
            Clients clients,
            FhirServer fhirServer,
            Launches launches,
            Admission admission,
            Grants grants,
            AppAnswer answer) {
        this.clients = clients;
        this.fhirServer = fhirServer;
        this.launches = launches;
        this.admission = admission;
        this.grants = grants;
        this.answer = answer;
    }

    /** @return where she goes now */
    URI approve(Entry entry, String scope) {
        var launch = entry.launch();
        try {
            fhirServer.approveApp(approval(entry, scope));
        } catch (Refused refused) {
            admission.refuse(launch, "may-not-represent");
            return URI.create(Launch.path(launch.handle()));
        }
        return conclude(entry, scope);
    }

    /**
     * Gives the app what it asks for without a new approval, because she has approved all of it before.
     *
     * @return where she goes now
     */
    URI goOn(Entry entry) {
        return conclude(entry, entry.launch().request().scope());
    }

    private URI conclude(Entry entry, String scope) {
        var launch = entry.launch();
        if (!launches.end(launch)) {
            throw new LaunchGone();
        }
        var request = launch.request();
        var code = grants.codeFor(grant(entry, scope), new CodeBinding(request.redirectUri(), request.codeChallenge()));
        return answer.code(request, code);
    }

    private Approval approval(Entry entry, String scope) {
        var app = clients.findApp(entry.launch().request().clientId()).orElseThrow(LaunchGone::new);
        return new Approval(
                entry.launch().progress().ownPatient().orElseThrow(),
                entry.launch().patient().orElseThrow(),
                app.id(),
                app.name(),
                app.controller(),
                scope,
                entry.session().sid());
    }

    private static Grant grant(Entry entry, String scope) {
        var session = entry.session();
        var launch = entry.launch();
        return new Grant(
                UUID.randomUUID(),
                session.sid(),
                launch.request().clientId(),
                session.subject(),
                session.acr(),
                session.authTime(),
                launch.progress().ownPatient().orElseThrow(),
                launch.patient().orElseThrow(),
                launch.progress().chosen().map(Candidate::basis),
                scope,
                launch.request().nonce(),
                launch.request().keyThumbprint(),
                launch.context().map(LaunchContext::beside),
                session.amr());
    }
}
