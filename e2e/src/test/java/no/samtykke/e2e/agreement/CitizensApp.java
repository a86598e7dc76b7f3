package no.samtykke.e2e.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.usagelog.FreshToken;

/** A person's app that gives what is not given and takes back what is. What it does not know it reads again. */
final class CitizensApp {

    private static final String CATEGORY = "research-consent";
    private static final String CONSENT = """
            {"resourceType":"Consent","status":"active",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "category":[{"coding":[{"system":"https://samtykke.example/fhir/CodeSystem/consent-category","code":"%s"}]}],
             "patient":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"dateTime":"2026-11-01",
             "organization":[{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"%s"}}],
             "sourceReference":{"display":"In the app"},"policy":[{"uri":"%s"}],"provision":{"type":"permit"}}""";

    private final URI base;
    private final Tokens tokens;
    private final FreshToken token;
    private final Random chance;
    private final Collection<String> given = new ConcurrentLinkedQueue<>();
    private final Collection<String> withdrawn = new ConcurrentLinkedQueue<>();

    /** @param base where fhir-server is for it */
    CitizensApp(LogIn logIn, URI base, long seed) {
        this.base = base;
        this.tokens = logIn.tokens();
        this.token = FreshToken.of(logIn.app(), tokens);
        this.chance = new Random(seed);
    }

    /** Ids of Consents that she was told are given, since nobody else can say so. */
    Collection<String> given() {
        return given;
    }

    Collection<String> withdrawn() {
        return withdrawn;
    }

    void changeSomething(String controller, String policy) {
        try {
            var fhir = new Fhir(base, token.get());
            var standing = standing(fhir, controller, policy);
            if (standing.isPresent()) {
                withdraw(fhir, standing.get());
            } else if (chance.nextInt(3) > 0) {
                give(fhir, controller, policy);
            }
        } catch (UncheckedIOException | IllegalStateException cutOff) {
            // Whether it was done is seen when it is read again.
            return;
        }
    }

    private void give(Fhir fhir, String controller, String policy) {
        Reply reply = fhir.post(
                "Consent", CONSENT.formatted(CATEGORY, tokens.patient(), tokens.patient(), controller, policy));
        if (reply.status() == 201) {
            given.add(reply.createdId());
        }
    }

    private void withdraw(Fhir fhir, JsonNode consent) {
        ((ObjectNode) consent).put("status", "inactive");
        String id = consent.path("id").asText();
        if (fhir.put("Consent/" + id, consent.toString()).status() == 200) {
            withdrawn.add(id);
        }
    }

    private Optional<JsonNode> standing(Fhir fhir, String controller, String policy) {
        return fhir
                .get("Consent?status=active&category=" + CATEGORY + "&patient=" + tokens.patient())
                .resources()
                .stream()
                .filter(one ->
                        one.at("/organization/0/identifier/value").asText().equals(controller))
                .filter(one -> one.at("/policy/0/uri").asText().equals(policy))
                .findFirst();
    }
}
