package no.samtykke.e2e.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A public SMART app under test: discovery, log-in, tokens, refresh. Its pages are the citizen's business. */
public final class SmartApp {

    public static final String ALL_SCOPES = "openid fhirUser launch/patient online_access patient/*.cruds";

    private final URI fhirBase;
    private final String clientId;
    private final JsonNode configuration;

    public SmartApp(URI fhirBase, String clientId) {
        this.fhirBase = fhirBase;
        this.clientId = clientId;
        this.configuration = Http.get(URI.create(fhirBase + "/.well-known/smart-configuration"), Map.of())
                .json();
    }

    public URI endpoint(String name) {
        return URI.create(configuration.path(name).asText());
    }

    public String issuer() {
        return configuration.path("issuer").asText();
    }

    public Launch launch(String scopes) {
        return Launch.of(clientId, Callback.LISTENER.address(), fhirBase, scopes);
    }

    public URI address(Launch launch) {
        return URI.create(endpoint("authorization_endpoint") + "?" + Http.form(launch.parameters()));
    }

    /** What the server sent to the redirect address; empty while the browser has not come back. */
    public Optional<Map<String, String>> answer(Launch launch) {
        return Callback.LISTENER.answer(launch.state());
    }

    public Reply exchange(Launch launch, String code) {
        return Http.postForm(
                endpoint("token_endpoint"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        clientId,
                        "code",
                        code,
                        "redirect_uri",
                        launch.redirect().toString(),
                        "code_verifier",
                        launch.verifier()));
    }

    public Reply token(Map<String, String> form) {
        return Http.postForm(endpoint("token_endpoint"), form);
    }

    public Reply refresh(String refreshToken) {
        return Http.postForm(
                endpoint("token_endpoint"),
                Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", refreshToken));
    }

    public Fhir fhir(Tokens tokens) {
        return new Fhir(fhirBase, tokens.access());
    }
}
