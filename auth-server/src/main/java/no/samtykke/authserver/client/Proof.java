package no.samtykke.authserver.client;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;

/** How a client shows that it is who it says. */
public sealed interface Proof {

    /** It cannot: a public client. The code verifier and the refresh token stand for it. */
    record None() implements Proof {}

    /**
     * A secret that we share with it.
     *
     * @param digest SHA-256 of the secret in base64url; the secret itself is not kept
     */
    record Secret(String digest) implements Proof {}

    /** A key of its own, of which we know the public part ({@code private_key_jwt}). */
    record Keys(KeySet keys) implements Proof {}

    /** Where the public keys of a client are. */
    sealed interface KeySet {

        /** Published by the client, so it can change them without asking. */
        record At(URI uri) implements KeySet {}

        /** Registered with us. */
        record Given(JWKSet keys) implements KeySet {}
    }
}
