package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier of {@code docs/examples}, which knows nothing of the server, believes its receipts and no others. */
class ReceiptsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final Path VERIFIER = Path.of("../docs/examples/VerifyReceipt.java");

    @TempDir
    private static Path folder;

    private static Citizen kari = Cast.SOMEBODY_ELSE;
    private static Citizen giver = Cast.SOMEBODY_ELSE;
    private static Parameters yes = new Parameters();

    private record Verdict(int status, String text) {}

    @BeforeAll
    static void a_receipt() throws Exception {
        kari = People.citizen();
        giver = People.citizen();
        Powers.accepted(giver, kari, Powers.transaction(giver, kari.known(), "registered-information"));
        yes = check(kari.known(), giver.known());
        Files.writeString(
                folder.resolve("keys"),
                SERVER.send(HttpRequest.newBuilder(URI.create(SERVER.base.replace("/fhir", "/receipts/keys"))))
                        .body());
        run(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                folder.toString(),
                VERIFIER.toString());
    }

    @Test
    void a_receipt_is_believed_and_says_what_was_answered_about_whom() throws Exception {
        var verdict = verified(text(yes, "receipt"), people(yes, kari, giver));

        assertThat(verdict.status()).as(verdict.text()).isZero();
        var claims = SignedJWT.parse(text(yes, "receipt")).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(SERVER.base);
        assertThat(claims.getAudience()).containsExactly("insurer");
        assertThat(claims.getIssueTime())
                .isBeforeOrEqualTo(Date.from(SERVER.clock().instant()));
        assertThat(claims.getJSONObjectClaim("answered"))
                .isEqualTo(Map.of(
                        "may-represent",
                        true,
                        "basis",
                        "power-of-attorney",
                        "area",
                        List.of("registered-information")));
    }

    @Test
    void it_holds_no_number_and_the_same_question_twice_has_nothing_in_common() throws Exception {
        var again = check(kari.known(), giver.known());
        String payload = SignedJWT.parse(text(yes, "receipt")).getPayload().toString();

        assertThat(payload)
                .doesNotContain(kari.known().id().value())
                .doesNotContain(giver.known().id().value());
        assertThat(asked(again, "subject")).isNotEqualTo(asked(yes, "subject"));
        assertThat(verified(text(again, "receipt"), people(yes, kari, giver)).text())
                .contains("about another");
    }

    @Test
    void a_no_has_one_too_and_it_is_of_the_same_shape_for_one_who_is_not_known() throws Exception {
        var no = check(giver.known(), kari.known());
        var unknown = check(People.adult(), kari.known());

        for (var answer : List.of(no, unknown)) {
            var claims = SignedJWT.parse(text(answer, "receipt")).getJWTClaimsSet();
            assertThat(claims.getJSONObjectClaim("answered")).isEqualTo(Map.of("may-represent", false));
            assertThat(claims.getJSONObjectClaim("asked")).containsOnlyKeys("actor", "subject");
        }
    }

    @Test
    void what_was_changed_or_signed_by_another_or_is_about_another_is_not_believed() throws Exception {
        String[] parts = text(yes, "receipt").split("\\.");
        String[] others = text(check(giver.known(), kari.known()), "receipt").split("\\.");

        assertThat(verified(parts[0] + "." + others[1] + "." + parts[2], "").text())
                .contains("None of the keys");
        assertThat(verified(parts[0] + "." + parts[1] + "." + others[2], "").text())
                .contains("None of the keys");
        assertThat(verified(parts[0] + "." + parts[1], "").text()).contains("no receipt");
        assertThat(verified(text(yes, "receipt"), people(yes, giver, kari)).text())
                .contains("about another");
        var foreign = new JWKSet(SealKeyFile.key()).toString();
        Files.writeString(folder.resolve("foreign"), foreign);
        assertThat(verified(text(yes, "receipt"), "", "foreign").text()).contains("None of the keys");
    }

    @Test
    void the_keys_that_are_published_are_public() throws Exception {
        var published = JWKSet.parse(Files.readString(folder.resolve("keys")));

        assertThat(published.getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
    }

    @Test
    void without_being_asked_for_there_is_none() {
        var in = new Parameters()
                .addParameter("actor", People.identifier(kari.known().id()))
                .addParameter("subject", People.identifier(giver.known().id()));

        assertThat(ask(in).hasParameter("receipt")).isFalse();
    }

    private static Parameters check(Known actor, Known subject) {
        return ask(new Parameters()
                .addParameter("actor", People.identifier(actor.id()))
                .addParameter("subject", People.identifier(subject.id()))
                .addParameter("receipt", new BooleanType(true)));
    }

    private static Parameters ask(Parameters in) {
        String token = SERVER.issuer.systemToken(
                "insurer", "system/RelatedPerson.rs system/Consent.rs?category=proxy-mandate");
        var answer = SERVER.post("/$check-representation", token, in);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static String people(Parameters answer, Citizen actor, Citizen subject) {
        return "%s\nactor %s\nsubject %s\n"
                .formatted(
                        text(answer, "salt"),
                        actor.known().id().value(),
                        subject.known().id().value());
    }

    private static Object asked(Parameters answer, String who) throws Exception {
        return SignedJWT.parse(text(answer, "receipt"))
                .getJWTClaimsSet()
                .getJSONObjectClaim("asked")
                .get(who);
    }

    private static String text(Parameters answer, String name) {
        return answer.getParameter(name).getValue().primitiveValue();
    }

    private static Verdict verified(String receipt, String people) throws Exception {
        return verified(receipt, people, "keys");
    }

    private static Verdict verified(String receipt, String people, String keys) throws Exception {
        Files.writeString(folder.resolve("receipt"), receipt);
        Files.writeString(folder.resolve("people"), people.isEmpty() ? text(yes, "salt") : people);
        return run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.toString(),
                "VerifyReceipt",
                folder.resolve("receipt").toString(),
                folder.resolve(keys).toString(),
                folder.resolve("people").toString());
    }

    private static Verdict run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Verdict(process.waitFor(), text);
    }
}
