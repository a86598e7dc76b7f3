package no.samtykke.authserver.approval;

import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Proof;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.fhir.AppAccess;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor.Entry;
import org.springframework.stereotype.Component;

/**
 * Whether she has to be asked again. Not when she has approved all of it before, for the same app and the same patient,
 * and has not taken it back.
 *
 * <p>Only for an app that is surely the same: one that proves itself, or that owns the web address where the code goes.
 * Any program on a device can say that it is a native app (RFC 8252, 8.6), so its approval is shown each time.
 */
@Component
class EarlierApproval {

    private final Clients clients;
    private final AppAccess appAccess;

    EarlierApproval(Clients clients, AppAccess appAccess) {
        this.clients = clients;
        this.appAccess = appAccess;
    }

    boolean covers(Entry entry) {
        var launch = entry.launch();
        return !launch.request().asksForApproval()
                && clients.findApp(launch.request().clientId())
                        .filter(app -> isSurelyTheSame(app, launch))
                        .flatMap(unused -> approved(entry))
                        .filter(approved -> coversAll(approved, launch.request().scopes()))
                        .isPresent();
    }

    private static boolean isSurelyTheSame(Client.CitizenApp app, Launch launch) {
        return !(app.proof() instanceof Proof.None)
                || launch.request().redirectUri().startsWith("https://");
    }

    private Optional<List<String>> approved(Entry entry) {
        var launch = entry.launch();
        try {
            return appAccess.approvedScopes(
                    launch.progress().ownPatient().orElseThrow(),
                    launch.patient().orElseThrow(),
                    launch.request().clientId(),
                    entry.session().sid());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static boolean coversAll(List<String> approved, List<String> asked) {
        var known = parsed(approved);
        var wanted = parsed(asked);
        return wanted.size() == asked.size()
                && wanted.stream().allMatch(scope -> known.stream().anyMatch(one -> one.covers(scope)));
    }

    private static List<Scope> parsed(List<String> scopes) {
        return scopes.stream().map(Scope::parse).flatMap(Optional::stream).toList();
    }
}
