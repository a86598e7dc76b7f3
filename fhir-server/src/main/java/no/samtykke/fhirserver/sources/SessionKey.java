package no.samtykke.fhirserver.sources;

/**
 * The public key of an app, for the length of a session.
 *
 * @param jwk in JSON, public members only
 * @param kid its thumbprint (RFC 7638)
 * @param onlyEncrypted whether the app wants no document that is not encrypted to it
 */
public record SessionKey(String jwk, String kid, boolean onlyEncrypted) {}
