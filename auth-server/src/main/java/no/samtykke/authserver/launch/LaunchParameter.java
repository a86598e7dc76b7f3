package no.samtykke.authserver.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.client.Scope;

/** An app says by the scope {@code launch} that a launcher sent it, and by the parameter what for: both or none. */
final class LaunchParameter {

    private LaunchParameter() {}

    /** @param granted what of the scopes asked for can be given to this app */
    static Optional<String> fault(SentOnce sent, String granted) {
        boolean named = sent.maybe("launch").isPresent();
        if (named != holdsLaunch(sent.maybe("scope").orElse(""))) {
            return Optional.of("invalid_request");
        }
        return named && !holdsLaunch(granted) ? Optional.of("invalid_scope") : Optional.empty();
    }

    private static boolean holdsLaunch(String scope) {
        List<String> scopes = Arrays.asList(scope.split(" ", -1));
        return scopes.contains(Scope.Named.LAUNCH.text());
    }
}
