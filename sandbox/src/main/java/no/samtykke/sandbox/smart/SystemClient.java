package no.samtykke.sandbox.smart;

import com.nimbusds.jose.jwk.ECKey;

/**
 * A system that asks fhir-server.
 *
 * @param key its private key, on P-384
 * @param scope what it asks for, separated by spaces
 */
public record SystemClient(String fhirBase, String clientId, ECKey key, String scope) {}
