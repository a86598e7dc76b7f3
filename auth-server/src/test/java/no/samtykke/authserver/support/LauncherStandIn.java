package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.Request.aRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import no.samtykke.authserver.support.TokenEndpoint.Answer;

/** A portal or a hospital system that opens apps for people. */
public final class LauncherStandIn {

    public static final String SCOPE = "https://samtykke.example/scope/launch";

    /** What the app asks for that was opened. */
    public static final String APP_SCOPE = "openid fhirUser launch online_access patient/Observation.rs";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LauncherStandIn() {}

    /** A launch of the test app, right as it stands. */
    public static ObjectNode context(String person, String patient) {
        return JSON.createObjectNode()
                .put("client_id", AppStandIn.APP)
                .put("fhirUser", "Patient/" + person)
                .put("patient", patient);
    }

    public static Answer launches(JsonNode context) {
        return sends(context.toString(), Neighbourhood.SYSTEMS.token(SCOPE));
    }

    /** The request of the app that was opened so. */
    public static Request launched(JsonNode context) {
        return aRequest()
                .with("scope", APP_SCOPE)
                .with("launch", launches(context).text("launch"));
    }

    public static Answer sends(String body, String token) {
        return TokenEndpoint.send(HttpRequest.newBuilder(URI.create(Neighbourhood.issuer() + "/launch-contexts"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
