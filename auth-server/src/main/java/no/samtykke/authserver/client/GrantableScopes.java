package no.samtykke.authserver.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The most that one client may be given. Whatever is asked beyond it is left out, never an error by itself. */
public final class GrantableScopes {

    private final List<Scope> registered;

    GrantableScopes(List<Scope> registered) {
        this.registered = List.copyOf(registered);
    }

    /**
     * What of the request can be granted: each scope that parses and is covered by a registered one, once, in the order
     * asked.
     *
     * @param requested scopes separated by spaces, as the client sent them
     */
    public List<Scope> narrow(String requested) {
        return Arrays.stream(requested.split(" ", -1))
                .distinct()
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .filter(asked -> registered.stream().anyMatch(scope -> scope.covers(asked)))
                .toList();
    }

    public List<Scope> all() {
        return registered;
    }
}
