package no.samtykke.fhirserver.push;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.stereotype.Component;

/**
 * Notifications as the backport of R5 subscriptions has them for R4: a Bundle of type history whose first entry is the
 * status of the subscription. Of what a change was nothing is said but by what a Consent says now.
 *
 * @see <a href="https://hl7.org/fhir/uv/subscriptions-backport/notifications.html">Subscriptions R5 Backport</a>
 */
@Component
class Notifications {

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String NOTIFICATION = BACKPORT + "backport-subscription-notification-r4";
    private static final String STATUS = BACKPORT + "backport-subscription-status-r4";

    private final FhirContext fhir;
    private final URI base;
    private final Clock clock;

    Notifications(FhirContext fhir, SmartProperties properties, Clock clock) {
        this.fhir = fhir;
        this.base = properties.base();
        this.clock = clock;
    }

    /** Why there is a status. */
    enum Type {
        HANDSHAKE("handshake"),
        EVENT_NOTIFICATION("event-notification"),
        QUERY_STATUS("query-status"),
        QUERY_EVENT("query-event");

        private final String code;

        Type(String code) {
            this.code = code;
        }
    }

    String greeting(SettingSubscription to) {
        return text(bundle(to, status(to, SubscriptionStatus.REQUESTED, Type.HANDSHAKE, to.events())));
    }

    /** @param consent what it says now, where that is sent; empty when it is no more */
    String of(SettingSubscription to, Pending one, Optional<Consent> consent) {
        var status = status(to, SubscriptionStatus.ACTIVE, Type.EVENT_NOTIFICATION, one.number());
        addEvent(status, one, to.content());
        var bundle = bundle(to, status);
        if (to.content() == PayloadContent.FULL_RESOURCE) {
            String where = "Consent/" + one.consentId();
            var entry = bundle.addEntry().setFullUrl(base + "/" + where);
            entry.getRequest().setUrl(where).setMethod(consent.isEmpty() ? HTTPVerb.DELETE : HTTPVerb.PUT);
            entry.getResponse().setStatus(consent.isEmpty() ? "204" : "200");
            consent.ifPresent(entry::setResource);
        }
        return text(bundle);
    }

    /** The status alone, as it is asked for. */
    Parameters statusOf(SettingSubscription one, SubscriptionStatus now) {
        return status(one, now, Type.QUERY_STATUS, one.events());
    }

    /** Several at once, as they are asked for. */
    Bundle events(SettingSubscription one, SubscriptionStatus now, Collection<Pending> some, PayloadContent content) {
        var status = status(one, now, Type.QUERY_EVENT, one.events());
        some.forEach(event -> addEvent(status, event, content));
        return bundle(one, status);
    }

    private static Parameters status(SettingSubscription one, SubscriptionStatus now, Type type, long events) {
        var out = new Parameters();
        out.setId(UUID.randomUUID().toString());
        out.getMeta().addProfile(STATUS);
        out.addParameter("subscription", new Reference("Subscription/" + one.id()));
        out.addParameter("topic", new CanonicalType(SubscriptionWish.TOPIC));
        out.addParameter("status", new CodeType(now.toCode()));
        out.addParameter("type", new CodeType(type.code));
        out.addParameter("events-since-subscription-start", new StringType(Long.toString(events)));
        return out;
    }

    private static void addEvent(Parameters status, Pending one, PayloadContent content) {
        var event = status.addParameter().setName("notification-event");
        event.addPart().setName("event-number").setValue(new StringType(Long.toString(one.number())));
        event.addPart()
                .setName("timestamp")
                .setValue(new InstantType(one.recordedAt().toString()));
        if (content != PayloadContent.EMPTY) {
            event.addPart().setName("focus").setValue(new Reference("Consent/" + one.consentId()));
        }
    }

    private Bundle bundle(SettingSubscription one, Parameters status) {
        var bundle = new Bundle();
        bundle.getMeta().addProfile(NOTIFICATION);
        bundle.setType(BundleType.HISTORY).setTimestamp(Date.from(clock.instant()));
        var first = bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                .setResource(status);
        first.getRequest().setMethod(HTTPVerb.GET).setUrl("Subscription/" + one.id() + "/$status");
        first.getResponse().setStatus("200");
        return bundle;
    }

    private String text(Bundle bundle) {
        return fhir.newJsonParser().encodeResourceToString(bundle);
    }
}
