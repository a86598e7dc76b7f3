package no.samtykke.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.journeys.LoadedData;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;

/**
 * Who is there when the attacks begin: a victim with marked data, mallory with her own, and what mallory has found out.
 */
record Scene(
        Stack stack,
        String canary,
        Tokens victim,
        Tokens mallory,
        Map<String, String> tokens,
        Map<String, String> known) {

    private static final String VICTIM = "trond";
    private static final String MALLORY = "anders";
    private static final int RESOURCES = 3;

    static Scene set(Stack stack) {
        var canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        var hers = LoadedData.load(stack, VICTIM, "Prøvesvar", List.of(canary + "a", canary + "b", canary + "c"));
        LoadedData.load(stack, MALLORY, "Prøvesvar", List.of("own a", "own b", "own c"));
        var victim = LogIn.of(stack, VICTIM).tokens();
        var mallory = LogIn.of(stack, MALLORY).tokens();
        var scene = new Scene(stack, canary, victim, mallory, new HashMap<>(), new HashMap<>());
        scene.bothMayStore();
        scene.findOut(hers);
        scene.collectTokens();
        return scene;
    }

    /** So that no attack fails for want of a consent that an attacker would give herself. */
    private void bothMayStore() {
        HealthArchive.open(asVictim(), victim);
        HealthArchive.open(asMallory(), mallory);
    }

    private void findOut(LoadedData hers) {
        known.put("{A}", mallory.patient());
        known.put("{B}", victim.patient());
        known.put(
                "{obsA}",
                HealthArchive.write(asMallory(), mallory, "Puls", "own d").createdId());
        known.put("{obsB}", hers.observations().getFirst());
        known.put("{pidA}", stack.person(MALLORY).pid());
        known.put("{pidB}", stack.person(VICTIM).pid());
        known.put("{base}", stack.fhir().toString());
        known.put("{canary}", canary + "a");
        known.put("{tokenA}", mallory.access());
        known.put("{consentB}", firstId(asVictim(), "Consent?patient=" + victim.patient()));
        known.put("{auditB}", firstId(asVictim(), "AuditEvent?patient=" + victim.patient()));
        known.put("{auditA}", firstId(asMallory(), "AuditEvent?patient=" + mallory.patient()));
        known.put("{nextB}", nextPage());
        known.putAll(new Handles(stack)
                .all(new Documents(asVictim(), victim), new Documents(asMallory(), mallory), MALLORY));
        known.put("{300}", "code=x&".repeat(299) + "code=x");
        known.put("{5000}", "a".repeat(5000));
        known.put("{2000(}", "(".repeat(2000));
        known.put("{100000[}", "[".repeat(100_000));
    }

    private String nextPage() {
        for (var link : asVictim()
                .get("Observation?patient=" + victim.patient() + "&_count=1")
                .json()
                .path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        throw new AssertionError("no next page of three with _count=1");
    }

    private static String firstId(Fhir fhir, String search) {
        var found = fhir.get(search);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        return found.resources().getFirst().path("id").asText();
    }

    private void collectTokens() {
        tokens.put("mallory", mallory.access());
        tokens.put("stranger", "");
        tokens.put(
                "narrow",
                LogIn.of(stack, MALLORY)
                        .asking("openid fhirUser launch/patient patient/Observation.rs")
                        .tokens()
                        .access());
        tokens.put(
                "loader",
                new SystemApp(stack.description(), "sandbox-loader").fhir().token());
        tokens.put("id-token", mallory.id());
        tokens.put("refresh-token", mallory.refresh());
        tokens.put("ended-session", EndedSession.token(stack));
        var jwks = new SmartApp(stack.fhir(), "sandbox-app").endpoint("jwks_uri");
        tokens.putAll(new ForgedTokens(victim.access(), jwks, mallory.patient()).all());
        tokens.putAll(new StolenKey(stack, mallory.access()).all(victim.patient()));
    }

    Fhir as(String actor) {
        var token = tokens.get(actor);
        if (token == null) {
            throw new IllegalArgumentException("nobody is called " + actor);
        }
        return new Fhir(stack.fhir(), token);
    }

    Fhir asVictim() {
        return new Fhir(stack.fhir(), victim.access());
    }

    Fhir asMallory() {
        return new Fhir(stack.fhir(), mallory.access());
    }

    String fill(String text) {
        var filled = text;
        for (var one : known.entrySet()) {
            filled = filled.replace(one.getKey(), one.getValue());
        }
        return filled;
    }

    /** Words that may leave the server in no answer to anybody but the victim. */
    List<String> secrets() {
        return List.of(canary, stack.person(VICTIM).pid(), "root:x:0");
    }

    /** The victim reads what she had, unchanged and with nothing added. */
    void assertIntact() {
        var all = asVictim().get("Observation?patient=" + victim.patient());
        assertThat(all.status()).as("the victim reads her own: %s", all.body()).isEqualTo(200);
        assertThat(all.resources())
                .hasSize(RESOURCES)
                .allSatisfy(
                        one -> assertThat(one.at("/meta/versionId").asText()).isEqualTo("1"));
        assertThat(all.resources())
                .filteredOn(one -> one.path("id").asText().equals(fill("{obsB}")))
                .extracting(one -> one.path("valueString").asText())
                .containsExactly(canary + "a");
        assertThat(all.body()).doesNotContain("forged");
    }
}
