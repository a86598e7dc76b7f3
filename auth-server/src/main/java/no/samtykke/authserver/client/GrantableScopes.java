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
     * Scopes that citizens' apps may be given.
     *
     * @throws ClientFault that names the scope at fault by its place
     */
    public static GrantableScopes ofApps(List<String> texts) {
        return new GrantableScopes(new EntryTexts("").scopes(texts, Scope.Level.PATIENT));
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

    /** Whether whoever may be given these may be given all of the others. */
    public boolean cover(GrantableScopes others) {
        return others.registered.stream().allMatch(other -> registered.stream().anyMatch(scope -> scope.covers(other)));
    }

    public List<Scope> all() {
        return registered;
    }
}
