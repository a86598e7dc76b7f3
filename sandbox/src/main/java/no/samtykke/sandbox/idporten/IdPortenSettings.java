package no.samtykke.sandbox.idporten;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Settings of the stand-in, written by the launcher.
 *
 * @param issuer without a trailing slash, as ID-porten's own
 * @param people path of {@code people.json}
 * @param description path of {@code sandbox.json}, which is served as it is
 * @param signingKey the stand-in's own private key as a JWK
 * @param clientKeys public key sets of the sandbox's backend clients by client id, served for the auth-server
 */
public record IdPortenSettings(
        int port,
        String issuer,
        Path people,
        Path description,
        JsonNode signingKey,
        List<RelyingParty> relyingParties,
        Map<String, JsonNode> clientKeys) {}
