package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * What discovery tells about the servers behind a FHIR base.
 *
 * <p>SMART's own document need not name the log-out address; then the issuer's OpenID document does.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/conformance.html">SMART App Launch, conformance</a>
 */
record SmartServer(String issuer, URI authorize, URI token, URI keys, URI endSession) {

    static SmartServer discover(URI fhirBase, Web web) throws Refusal {
        var smart = web.get(URI.create(fhirBase + "/.well-known/smart-configuration"));
        var issuer = text(smart, "issuer");
        var endSession = smart.hasNonNull("end_session_endpoint")
                ? smart
                : web.get(URI.create(issuer + "/.well-known/openid-configuration"));
        return new SmartServer(
                issuer,
                URI.create(text(smart, "authorization_endpoint")),
                URI.create(text(smart, "token_endpoint")),
                URI.create(text(smart, "jwks_uri")),
                URI.create(text(endSession, "end_session_endpoint")));
    }

    private static String text(JsonNode document, String field) throws Refusal {
        if (!document.path(field).isTextual()) {
            throw new Refusal(502, "Ufullstendig svar", "Serveren opplyser ikke «" + field + "».");
        }
        return document.path(field).asText();
    }
}
