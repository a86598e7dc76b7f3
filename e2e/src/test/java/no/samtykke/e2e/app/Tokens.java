package no.samtykke.e2e.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** What the token endpoint gave. */
public record Tokens(JsonNode answer) {

    public String access() {
        return answer.path("access_token").asText();
    }

    public String refresh() {
        return answer.path("refresh_token").asText();
    }

    public String id() {
        return answer.path("id_token").asText();
    }

    public String patient() {
        return answer.path("patient").asText();
    }

    public List<String> scopes() {
        return List.of(answer.path("scope").asText().split(" "));
    }

    /** Claims of the access token, unchecked. To an app it is opaque; a test looks inside. */
    public Map<String, Object> claims() {
        try {
            return JWTParser.parse(access()).getJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Id of the Patient who acts. */
    public String actor() {
        var fhirUser = String.valueOf(claims().get("fhirUser"));
        return fhirUser.substring(fhirUser.lastIndexOf('/') + 1);
    }
}
