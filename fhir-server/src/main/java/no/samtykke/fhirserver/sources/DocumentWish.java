package no.samtykke.fhirserver.sources;

import java.util.Optional;

/**
 * How a document is wanted.
 *
 * @param range the header {@code Range} of the app, for the source to answer; empty for all of it
 * @param encryptTo public key as a JWK in JSON, to which the source is to encrypt; empty for plain
 */
public record DocumentWish(Optional<String> range, Optional<String> encryptTo) {}
