package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.http.TestReceiver.Got;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** How systems subscribe, and what they read in what they are sent. */
final class Subscribing {

    static final String SCOPES = "system/Consent.cruds system/Subscription.cruds";
    static final String HERS = "Consent?category=register-reservation&organization:identifier=" + REGISTER;
    static final String TOPIC = "https://samtykke.example/fhir/SubscriptionTopic/settings";
    static final String FULL = "full-resource";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final RunningServer SERVER = RunningServer.ONE;

    private Subscribing() {}

    static String token(String client) {
        return SERVER.issuer.systemToken(client, SCOPES);
    }

    /** @param payload a MIME type, or empty text for none */
    static Subscription wish(String criteria, String payload, String endpoint) {
        var wish = new Subscription()
                .setStatus(SubscriptionStatus.REQUESTED)
                .setReason("To keep in step")
                .setCriteria(criteria);
        wish.getChannel().setType(SubscriptionChannelType.RESTHOOK).setEndpoint(endpoint);
        if (!payload.isEmpty()) {
            wish.getChannel().setPayload(payload);
        }
        return wish;
    }

    static Subscription byTopic(String filter, String content, String endpoint) {
        var wish = wish(TOPIC, "application/fhir+json", endpoint);
        wish.getCriteriaElement().addExtension(BACKPORT + "backport-filter-criteria", new StringType(filter));
        wish.getChannel()
                .getPayloadElement()
                .addExtension(BACKPORT + "backport-payload-content", new CodeType(content));
        return wish;
    }

    static Answer send(String client, Subscription wish) {
        return SERVER.post("/Subscription", token(client), wish);
    }

    /** The register is told of its reservations from now on. */
    static String subscribe(String content) {
        var answer = send("register", byTopic(HERS, content, TestReceiver.ONE.endpoint()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.createdId();
    }

    static Subscription read(String id) {
        return SERVER.get("/Subscription/" + id, token("register")).as(Subscription.class);
    }

    static Parameters status(Got got) {
        var first = SERVER.fhir
                .newJsonParser()
                .parseResource(Bundle.class, got.body())
                .getEntryFirstRep();
        return (Parameters) first.getResource();
    }

    static String text(Parameters status, String name) {
        return status.getParameter(name).getValue().primitiveValue();
    }

    static Optional<ParametersParameterComponent> event(Parameters status, String part) {
        return status.getParameter("notification-event").getPart().stream()
                .filter(one -> one.getName().equals(part))
                .findFirst();
    }

    static String focus(Got got) {
        return ((Reference) event(status(got), "focus").orElseThrow().getValue()).getReference();
    }

    static long number(Got got) {
        return Long.parseLong(
                event(status(got), "event-number").orElseThrow().getValue().primitiveValue());
    }

    /** What a full payload holds besides the status. */
    static Bundle.BundleEntryComponent entry(Got got) {
        List<Bundle.BundleEntryComponent> entries = SERVER.fhir
                .newJsonParser()
                .parseResource(Bundle.class, got.body())
                .getEntry();
        assertThat(entries).hasSize(2);
        return entries.getLast();
    }

    static Consent consent(Got got) {
        return (Consent) entry(got).getResource();
    }
}
