package no.samtykke.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import no.samtykke.e2e.app.Reply;

/** What counts as safe, by the word in the table's last column. */
record SafeAnswer(Scene scene, Attack attack, Reply reply) {

    void check() {
        assertThat(reply.status())
                .as("no fault of the server: %s", reply.body())
                .isLessThan(500);
        scene.secrets().forEach(secret -> assertThat(reply.everything()).doesNotContain(secret));
        assertThat(reply.everything()).doesNotContain("evil.example");
        assertThat(reply.header("X-Evil")).isEmpty();
        switch (attack.expected()) {
            case "deny" -> assertThat(reply.status()).as(reply.body()).isIn(401, 403, 404);
            case "4xx" -> assertRefused();
            case "401" -> assertUnauthorized();
            case "none" -> assertNothing();
            case "own" -> assertOwn();
            case "batch" -> assertEveryEntryRefused();
            case "quiet" -> assertThat(reply.status()).isPositive();
            default -> throw new IllegalArgumentException(attack.expected());
        }
    }

    private void assertRefused() {
        assertThat(reply.status()).as(reply.body()).isBetween(400, 499);
    }

    private void assertUnauthorized() {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        if (!attack.actor().equals("stranger")) {
            assertThat(reply.header("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
        }
    }

    private void assertNothing() {
        if (reply.status() == 200) {
            assertThat(isEmpty(reply.json(), askedOffset())).as(reply.body()).isTrue();
        } else {
            assertRefused();
        }
    }

    private void assertOwn() {
        if (reply.status() != 200) {
            assertRefused();
            return;
        }
        var bundle = reply.json();
        assertThat(bundle.path("resourceType").asText()).isEqualTo("Bundle");
        assertThat(bundle.path("entry").toString())
                .doesNotContain("Patient/" + scene.victim().patient());
        assertThat(bundle.path("total").asInt(0)).isLessThanOrEqualTo(ownTotal());
    }

    /** Mallory's own number of the type asked for. */
    private int ownTotal() {
        var type = attack.path().replaceAll("[/?].*", "");
        return switch (type) {
            case "Patient" -> 1;
            case "Observation", "AuditEvent", "Consent" ->
                scene.asMallory()
                        .get(type + "?_summary=count&patient=" + scene.mallory().patient())
                        .json()
                        .path("total")
                        .asInt();
            default -> Integer.MAX_VALUE;
        };
    }

    private void assertEveryEntryRefused() {
        if (reply.status() != 200) {
            assertRefused();
            return;
        }
        assertThat(reply.json().path("entry")).isNotEmpty().allSatisfy(entry -> {
            var status = entry.path("response").path("status").asText();
            assertThat(status.startsWith("4") || isEmpty(entry.path("resource"), 0))
                    .as(entry.toString())
                    .isTrue();
        });
    }

    /** Past the end, HAPI gives the number of what was skipped as the total: what was asked, and nothing else. */
    private int askedOffset() {
        var offset = Pattern.compile("_offset=(\\d+)").matcher(attack.path());
        return offset.find() ? Integer.parseInt(offset.group(1)) : 0;
    }

    private static boolean isEmpty(JsonNode bundle, int skipped) {
        var hits = StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .filter(entry -> !entry.path("search").path("mode").asText().equals("outcome"))
                .count();
        var total = bundle.path("total").asInt(0);
        return bundle.path("resourceType").asText().equals("Bundle") && (total == 0 || total == skipped) && hits == 0;
    }
}
