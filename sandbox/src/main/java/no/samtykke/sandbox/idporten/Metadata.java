package no.samtykke.sandbox.idporten;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The discovery document: what the stand-in does, in the words of OpenID Connect Discovery. */
final class Metadata {

    private Metadata() {}

    static Map<String, Object> of(String issuer) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/authorize");
        metadata.put("token_endpoint", issuer + "/token");
        metadata.put("end_session_endpoint", issuer + "/logout");
        metadata.put("jwks_uri", issuer + "/jwks");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", List.of("authorization_code"));
        metadata.put("subject_types_supported", List.of("pairwise"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        metadata.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256", "ES256", "ES384"));
        metadata.put("acr_values_supported", List.of("idporten-loa-substantial", "idporten-loa-high"));
        metadata.put("scopes_supported", List.of("openid", "profile"));
        metadata.put("ui_locales_supported", List.of("nb"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("claims_parameter_supported", false);
        return metadata;
    }
}
