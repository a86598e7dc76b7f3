package no.samtykke.authserver.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A client we know. What it is decides how it proves itself and what it may ask for. */
public sealed interface Client {

    String id();

    About about();

    /** How it shows that it is who it says. */
    Proof proof();

    GrantableScopes scopes();

    Demands demands();

    /** What people call it. */
    default String name() {
        return about().name();
    }

    /** Who answers for what the client does with the data. */
    default String controller() {
        return about().controller();
    }

    /**
     * What people are told about a client before they let it in.
     *
     * @param contact where its controller is reached: a mail address or a page
     * @param policy its privacy policy
     * @param terms its terms of use
     */
    record About(
            String name,
            String controller,
            Optional<Logo> logo,
            Optional<String> contact,
            Optional<URI> policy,
            Optional<URI> terms) {

        /** A client of which no more is known. */
        static About of(String name, String controller) {
            return new About(name, controller, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * An app in a citizen's hands. PKCE ties each code to the one who asked, whether or not the app keeps a secret.
     *
     * @param origins web origins from which its pages may call us
     * @param nativeApp whether it is installed on a device, and so may be enrolled there
     * @param launchUri where a launcher sends people, with {@code iss} and {@code launch}
     * @param backchannelLogoutUri where it wants to hear that a session has ended
     */
    record CitizenApp(
            String id,
            About about,
            Proof proof,
            List<RedirectUri> redirectUris,
            List<RedirectUri> postLogoutRedirectUris,
            GrantableScopes scopes,
            Set<String> origins,
            boolean nativeApp,
            Optional<URI> launchUri,
            Optional<URI> backchannelLogoutUri,
            Demands demands)
            implements Client {

        public boolean redirectsTo(String uri) {
            return redirectUris.stream().anyMatch(registered -> registered.matches(uri));
        }

        public boolean returnsAfterLogoutTo(String uri) {
            return postLogoutRedirectUris.stream().anyMatch(registered -> registered.matches(uri));
        }
    }

    /** A system without a citizen at the keyboard. */
    record BackendSystem(String id, About about, Proof proof, GrantableScopes scopes, Demands demands)
            implements Client {}

    /**
     * What a client has bound itself to, beyond what all must do.
     *
     * @param boundTokens every token is bound to a key of the client (RFC 9449, {@code dpop_bound_access_tokens})
     * @param pushedRequests every authorization request is pushed first (RFC 9126,
     *     {@code require_pushed_authorization_requests})
     */
    record Demands(boolean boundTokens, boolean pushedRequests) {

        static final Demands NONE = new Demands(false, false);
    }
}
