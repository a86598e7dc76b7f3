package no.samtykke.authserver.client;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** A client we know. What it is decides how it proves itself and what it may ask for. */
public sealed interface Client {

    String id();

    String name();

    /** Who answers for what the client does with the data. */
    String controller();

    GrantableScopes scopes();

    /** An app in a citizen's hands. It keeps no secret, so PKCE ties the code to the one who asked. */
    record CitizenApp(
            String id,
            String name,
            String controller,
            List<RedirectUri> redirectUris,
            List<RedirectUri> postLogoutRedirectUris,
            GrantableScopes scopes,
            Set<String> origins)
            implements Client {

        public boolean redirectsTo(String uri) {
            return redirectUris.stream().anyMatch(registered -> registered.matches(uri));
        }

        public boolean returnsAfterLogoutTo(String uri) {
            return postLogoutRedirectUris.stream().anyMatch(registered -> registered.matches(uri));
        }
    }

    /** A system without a citizen at the keyboard. It proves itself with a key of its own. */
    record BackendSystem(String id, String name, String controller, URI jwksUri, GrantableScopes scopes)
            implements Client {}
}
