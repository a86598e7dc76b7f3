package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.sources.StandIn;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app that gave a key gets documents that only it can read, untouched, and nothing in plain. */
class EncryptedDocumentsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final StandIn HOSPITAL = SERVER.sources.hospital;
    private static final String PARTS = "eyJ.a.b.c.d\neyJ.e.f.g.h";

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private DocumentReference document = new DocumentReference();
    private String token = "";

    @BeforeEach
    void a_citizen_with_a_document_that_can_be_encrypted() {
        kari = People.citizen();
        token = People.approvedToken(kari, OpenedContent.SCOPE);
        document = Passed.document(UUID.randomUUID().toString(), "N", "A00-1", "2026-01-01");
        OpenedContent.has(kari, document, "application/jose", PARTS.getBytes(UTF_8));
    }

    @Test
    void what_the_source_encrypted_is_passed_on_as_it_is() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).generate();
        var kid = give(key.toPublicJWK().toJSONString(), false).as(Parameters.class);

        var opened = OpenedContent.open(OpenedContent.listed(token), token, "Range", "bytes=0-3");

        assertThat(kid.getParameterValue("kid").primitiveValue())
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(new String(opened.body(), UTF_8)).isEqualTo(PARTS);
        assertThat(opened.headers().firstValue("Content-Type")).contains("application/jose");
        assertThat(opened.headers().firstValue("Accept-Ranges")).contains("none");
        var asked = ECKey.parse(
                HOSPITAL.heardAbout(kari.known().id()).getLast().form().get("encrypt-to"));
        assertThat(asked.computeThumbprint()).isEqualTo(key.computeThumbprint());
        assertThat(asked.isPrivate()).isFalse();
    }

    @Test
    void what_comes_in_plain_all_the_same_is_not_passed_on() throws Exception {
        give(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString(), false);
        HOSPITAL.hasDocument("Binary/" + document.getIdPart(), "application/pdf", "in plain".getBytes(UTF_8));

        var opened = OpenedContent.open(OpenedContent.listed(token), token);

        assertThat(opened.statusCode()).isEqualTo(503);
        assertThat(new String(opened.body(), UTF_8)).doesNotContain("in plain");
    }

    @Test
    void a_demand_outlives_the_key_that_is_forgotten() throws Exception {
        give(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString(), true);
        People.approve(kari, kari.patient(), "other-app", OpenedContent.SCOPE);

        var refused = SERVER.get(OpenedContent.listed(token), token);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("encryption-required");
    }

    @Test
    void what_is_no_public_key_on_the_curve_is_refused() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).generate();
        String offCurve = key.toPublicJWK()
                .toJSONString()
                .replace(key.getX().toString(), key.getY().toString());

        assertThat(give(key.toJSONString(), false).reason()).isEqualTo("session-key-not-valid");
        assertThat(give(offCurve, false).reason()).isEqualTo("session-key-not-valid");
        assertThat(give("{}", false).reason()).isEqualTo("session-key-not-valid");
        assertThat(give(new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString(), false)
                        .status())
                .isEqualTo(422);
    }

    private Answer give(String jwk, boolean onlyEncrypted) {
        return SERVER.post(
                "/$session-key",
                token,
                new Parameters()
                        .addParameter("key", new StringType(jwk))
                        .addParameter("only-encrypted", onlyEncrypted));
    }
}
