package no.samtykke.fhirserver.push;

import java.util.Date;
import no.samtykke.fhirserver.access.SystemContent;
import no.samtykke.fhirserver.push.Subscriptions.Standing;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** Subscriptions as they are told to the system whose they are. */
final class SubscriptionResources {

    private static final String PROFILE = "https://samtykke.example/fhir/StructureDefinition/samtykke-subscription";
    private static final String TYPE = "Subscription";

    private SubscriptionResources() {}

    static Subscription of(Standing standing) {
        var one = standing.subscription();
        var out = new Subscription();
        out.setId(new IdType(TYPE, one.id().toString(), Long.toString(one.version())));
        out.getMeta()
                .setVersionId(Long.toString(one.version()))
                .setLastUpdated(Date.from(one.changedAt()))
                .addProfile(PROFILE);
        out.setStatus(status(standing));
        // What was sent as the reason may be any text, and is not kept.
        out.setReason("To keep settings of people in step");
        if (out.getStatus() == SubscriptionStatus.ERROR) {
            out.setError(standing.waiting() + " on their way, " + standing.givenUp() + " given up");
        }
        out.getChannel().setType(SubscriptionChannelType.RESTHOOK).setEndpoint(one.endpoint());
        if (one.byTopic()) {
            out.setCriteria(SubscriptionWish.TOPIC);
            out.getCriteriaElement().addExtension(SubscriptionWish.FILTER_CRITERIA, new StringType(one.criteria()));
        } else {
            out.setCriteria(one.criteria());
        }
        addPayload(out, one);
        return SystemContent.of(one.clientId(), out);
    }

    /** What does not arrive is an error as long as it does not. */
    static SubscriptionStatus status(Standing standing) {
        var one = standing.subscription();
        boolean fails = one.status() == SubscriptionStatus.ACTIVE && (standing.givenUp() > 0 || one.attempts() > 0);
        return fails ? SubscriptionStatus.ERROR : one.status();
    }

    private static void addPayload(Subscription out, SettingSubscription one) {
        if (!one.byTopic() && one.content() == PayloadContent.ID_ONLY) {
            return;
        }
        out.getChannel().setPayload(SubscriptionWish.JSON);
        if (one.byTopic() || one.content() == PayloadContent.EMPTY) {
            out.getChannel()
                    .getPayloadElement()
                    .addExtension(
                            SubscriptionWish.PAYLOAD_CONTENT,
                            new CodeType(one.content().code()));
        }
    }
}
