package no.samtykke.sandbox.idporten;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/**
 * A client of ID-porten.
 *
 * @param jwks its public key set, which verifies its private_key_jwt
 */
public record RelyingParty(String clientId, JsonNode jwks, List<URI> redirectUris, List<URI> postLogoutRedirectUris) {}
