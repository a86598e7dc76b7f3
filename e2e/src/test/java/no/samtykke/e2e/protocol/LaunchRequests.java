package no.samtykke.e2e.protocol;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import no.samtykke.e2e.app.SmartApp;

/**
 * Requests of an app that is launched from elsewhere, and of the one who launches it. The app is registered for that.
 */
final class LaunchRequests {

    private static final String SCOPES = "openid fhirUser launch patient/*.rs";

    private final ProvenRequests proven;
    private final URI fhirBase;
    private final Supplier<String> patient;

    /** @param patient id of the Patient of the one who will log in */
    LaunchRequests(ProvenRequests proven, URI fhirBase, Supplier<String> patient) {
        this.proven = proven;
        this.fhirBase = fhirBase;
        this.patient = patient;
    }

    /** What a launcher says about a launch. */
    Draft context() {
        return context(registeredApp());
    }

    /** The authorization request of the app that was launched. */
    Draft authorize() {
        var app = registeredApp();
        var launch = context(app).send().json().path("launch").asText();
        var smart = new SmartApp(fhirBase, app);
        return Draft.get(
                        smart.endpoint("authorization_endpoint"),
                        smart.launch(SCOPES).parameters())
                .changed("launch=" + launch);
    }

    String usedLaunch() {
        var request = authorize();
        request.send();
        return request.value("launch").orElseThrow();
    }

    private Draft context(String app) {
        return Draft.post(
                        URI.create(new SmartApp(fhirBase, app).issuer() + "/launch-contexts"),
                        Map.of("client_id", app, "fhirUser", "Patient/" + patient.get(), "patient", patient.get()))
                .changed("JSON")
                .with("Authorization", "Bearer " + proven.ownToken("launch"));
    }

    private String registeredApp() {
        var reply = proven.registration()
                .changed("scope=" + SCOPES)
                .changed("redirect_uris=[\"http://127.0.0.1/callback\"]")
                .changed("initiate_login_uri=https://app.example/launch")
                .send();
        return reply.json().path("client_id").asText();
    }
}
