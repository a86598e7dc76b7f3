package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.Subscribing.FULL;
import static no.samtykke.fhirserver.http.Subscribing.HERS;
import static no.samtykke.fhirserver.http.Subscribing.SCOPES;
import static no.samtykke.fhirserver.http.Subscribing.byTopic;
import static no.samtykke.fhirserver.http.Subscribing.subscribe;
import static no.samtykke.fhirserver.http.Subscribing.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked of Subscriptions and sent as one, and that nothing else is. */
class SubscriptionRequestsIT extends ToldOfSettings {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?_include=*",
                "?_revinclude=Consent:patient",
                "?_has:Consent:patient:status=active",
                "?criteria=Consent",
                "?status:not=active",
                "?url:below=http",
                "?_filter=status eq active",
                "?_lastUpdated=gt2020",
                "?_count=x",
                "?contact=1",
                "/_history",
                "/{id}/_history",
                "/{id}/_history/1",
                "/{id}/$everything",
                "/{id}/$validate",
                "/{id}/$meta",
                "/$status",
            })
    void more_is_not_asked_of_subscriptions(String question) {
        String id = subscribe("id-only");

        var answer = SERVER.get(
                "/Subscription" + question.replace("{id}", id).replace(" ", "%20"), Subscribing.token("register"));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 405);
        assertThat(answer.body()).doesNotContain("\"criteria\"", RECEIVER.endpoint());
    }

    @Test
    void none_is_found_by_what_it_is_not() {
        String id = subscribe("id-only");
        String token = Subscribing.token("register");

        assertThat(found("?status=requested&url=" + RECEIVER.endpoint(), token)).isEqualTo(1);
        assertThat(found("?status=off,active", token)).isZero();
        assertThat(found("?_id=" + id + "&_count=1", token)).isEqualTo(1);
        assertThat(found("?url=http://localhost", token)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"BATCH", "TRANSACTION"})
    void no_bundle_brings_one(BundleType type) {
        var bundle = new Bundle().setType(type);
        bundle.addEntry()
                .setResource(byTopic(HERS, "id-only", RECEIVER.endpoint()))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Subscription");

        var answer = SERVER.post("", SERVER.issuer.systemToken("register", SCOPES + " system/*.cruds"), bundle);

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(stored()).isZero();
        assertThat(database.queryForObject(
                        "select count(*) from hfj_resource where res_type = 'Subscription'", Integer.class))
                .isZero();
    }

    @ParameterizedTest(name = "{0} {1} with {2}")
    @CsvSource(delimiter = '|', textBlock = """
            POST  | /Subscription            | If-None-Exist=status=active
            POST  | /Subscription            | X-Provenance={}
            PUT   | /Subscription?status=off | Accept=*/*
            PATCH | /Subscription/{id}       | Accept=*/*
            PUT   | /Subscription/{id}       | If-Match=W/"7"
            PUT   | /Subscription/none       | Accept=*/*
            """)
    void no_condition_and_no_patch_changes_anything(String method, String path, String header) {
        String id = subscribe("id-only");
        String[] parts = header.split("=", 2);

        var answer = SERVER.send(SERVER.request(path.replace("{id}", id), Subscribing.token("register"))
                .header("Content-Type", "application/fhir+json")
                .header(parts[0], parts[1])
                .method(
                        method,
                        BodyPublishers.ofString(SERVER.fhir.newJsonParser().encodeResourceToString(changed(id)))));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 412);
        assertThat(Subscribing.read(id).getMeta().getVersionId()).isEqualTo("1");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void what_is_not_kept_is_refused_and_what_was_sent_comes_back() {
        for (Subscription wrong : List.of(
                byTopic(HERS, "everything", RECEIVER.endpoint()),
                wish(Subscribing.TOPIC, "application/fhir+json", RECEIVER.endpoint()),
                wish(HERS, "application/fhir+xml", RECEIVER.endpoint()),
                byTopic(HERS, "id-only", RECEIVER.endpoint()).setStatus(SubscriptionStatus.ACTIVE),
                byTopic(HERS, "id-only", RECEIVER.endpoint()).setEnd(new java.util.Date()),
                headed(byTopic(HERS, "id-only", RECEIVER.endpoint())))) {
            assertThat(Subscribing.send("register", wrong).status()).isEqualTo(400);
        }

        String id = subscribe("empty");

        var told = Subscribing.read(id);
        assertThat(told.getCriteria()).isEqualTo(Subscribing.TOPIC);
        assertThat(told.getCriteriaElement().getExtensionFirstRep().getValue().primitiveValue())
                .isEqualTo(HERS);
        assertThat(told.getChannel()
                        .getPayloadElement()
                        .getExtensionFirstRep()
                        .getValue()
                        .primitiveValue())
                .isEqualTo("empty");
        assertThat(Subscribing.send("register", byTopic(HERS, FULL, RECEIVER.endpoint()))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void how_it_stands_and_what_happened_is_told_to_its_own_system() {
        String id = subscribe("id-only");
        String closed = Stored.close(kari.patient(), "register-reservation")
                .getIdElement()
                .getIdPart();
        courier.deliver();
        String token = Subscribing.token("register");

        var status = SERVER.get("/Subscription/" + id + "/$status", token);
        var events = SERVER.get("/Subscription/" + id + "/$events?eventsSinceNumber=1&content=full-resource", token);
        var none = SERVER.get("/Subscription/" + id + "/$events?eventsSinceNumber=2", token);

        assertThat(Subscribing.text((Parameters) status.entries().getFirst(), "type"))
                .isEqualTo("query-status");
        assertThat(Subscribing.text((Parameters) status.entries().getFirst(), "status"))
                .isEqualTo("active");
        assertThat(events.as(Bundle.class).getType()).isEqualTo(BundleType.HISTORY);
        assertThat(events.body()).contains("Consent/" + closed).doesNotContain(kari.patient());
        assertThat(none.body()).contains("query-event").doesNotContain(closed);
        assertThat(disclosures(kari)).hasSize(2);
    }

    private static Subscription headed(Subscription one) {
        one.getChannel().addHeader("Authorization: Bearer secret");
        return one;
    }

    private static int found(String question, String token) {
        return SERVER.get("/Subscription" + question, token).as(Bundle.class).getTotal();
    }

    private static Subscription changed(String id) {
        var changed = byTopic(HERS, "empty", RECEIVER.endpoint());
        changed.setId(id);
        return changed;
    }

    private int stored() {
        return database.queryForObject("select count(*) from samtykke.setting_subscription", Integer.class);
    }
}
