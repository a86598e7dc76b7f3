package no.samtykke.e2e.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Consents as an app gives and withdraws them for her. */
public final class Consents {

    private static final String CONSENT = """
            {"resourceType":"Consent","status":"active",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "category":[{"coding":[{"system":"https://samtykke.example/fhir/CodeSystem/consent-category","code":"%s"}]}],
             "patient":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"dateTime":"2026-11-01",
             "organization":[{"display":"Samtykke"}],"sourceReference":{"display":"In the app"},
             "policy":[{"uri":"https://samtykke.example/policy/%s/2026-11-01"}],
             "provision":{"type":"%s"}}""";

    private Consents() {}

    public static Reply permit(Fhir fhir, Tokens tokens, String category) {
        return give(fhir, tokens, category, "permit");
    }

    /** Closes something, or says that she does not want it. */
    public static Reply deny(Fhir fhir, Tokens tokens, String category) {
        return give(fhir, tokens, category, "deny");
    }

    /** Withdraws the active one of this category. */
    public static Reply withdraw(Fhir fhir, Tokens tokens, String category) {
        var consent = active(fhir, tokens, category);
        ((ObjectNode) consent).put("status", "inactive");
        return fhir.put("Consent/" + consent.path("id").asText(), consent.toString());
    }

    private static JsonNode active(Fhir fhir, Tokens tokens, String category) {
        return fhir
                .get("Consent?status=active&category=" + category + "&patient=" + tokens.patient())
                .resources()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no active Consent " + category));
    }

    private static Reply give(Fhir fhir, Tokens tokens, String category, String type) {
        return fhir.post("Consent", CONSENT.formatted(category, tokens.patient(), tokens.actor(), category, type));
    }
}
