package no.samtykke.authserver.client;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** How a client shows that it is who it says. */
public sealed interface Proof {

    /** It cannot: a public client. The code verifier and the refresh token stand for it. */
    record None() implements Proof {}

    /**
     * A secret that we share with it.
     *
     * @param digest SHA-256 of the secret in base64url; the secret itself is not kept
     * @param place where it sends the secret; sent elsewhere, it proves nothing
     */
    record Secret(String digest, Place place) implements Proof {

        public static String digestOf(String secret) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(no.samtykke.authserver.server.Secret.digest(secret));
        }

        /** Takes the same time for every secret of that length. */
        public boolean isProvedBy(String secret) {
            return MessageDigest.isEqual(
                    digestOf(secret).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Where a secret is sent. */
    enum Place {
        /** {@code client_secret_basic}. */
        HEADER,
        /** {@code client_secret_post}. */
        FORM
    }

    /** A key of its own, of which we know the public part ({@code private_key_jwt}). */
    record Keys(KeySet keys) implements Proof {}

    /** Where the public keys of a client are. */
    sealed interface KeySet {

        /**
         * Published by the client, so it can change them without asking.
         *
         * @param publicOnly whether someone else than the operator named the address, so that it must lead out into the
         *     internet
         */
        record At(URI uri, boolean publicOnly) implements KeySet {}

        /** Registered with us. */
        record Given(JWKSet keys) implements KeySet {}
    }
}
