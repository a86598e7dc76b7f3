package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.SettingKind;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * What a system sends to be told: a rest-hook for one kind of setting, by a search of R4 or by the topic of the
 * backport of R5. What is not understood is refused, since whoever sent it counts on it.
 */
record SubscriptionWish(
        SettingKind kind, boolean byTopic, String endpoint, PayloadContent content, SubscriptionStatus status) {

    static final String TOPIC = "https://samtykke.example/fhir/SubscriptionTopic/settings";
    static final String JSON = "application/fhir+json";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    static final String FILTER_CRITERIA = BACKPORT + "backport-filter-criteria";
    static final String PAYLOAD_CONTENT = BACKPORT + "backport-payload-content";
    private static final Pattern CRITERIA =
            Pattern.compile("Consent\\?category=([a-z-]{1,40})(?:&organization:identifier=([0-9]{9}))?");

    static SubscriptionWish read(Subscription sent) {
        refuseWhatIsNotKept(sent);
        boolean byTopic = TOPIC.equals(sent.getCriteria());
        var channel = sent.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK || channel.hasHeader() || channel.hasExtension()) {
            throw wrong("channel");
        }
        if (!channel.hasEndpoint()) {
            throw wrong("channel.endpoint");
        }
        if (!sent.hasStatus()) {
            throw wrong("status");
        }
        return new SubscriptionWish(
                kind(sent, byTopic), byTopic, channel.getEndpoint(), content(channel, byTopic), sent.getStatus());
    }

    private static void refuseWhatIsNotKept(Subscription sent) {
        if (!sent.hasReason()) {
            throw wrong("reason");
        }
        if (sent.hasEnd()) {
            throw wrong("end");
        }
        if (sent.hasContact()) {
            throw wrong("contact");
        }
        if (sent.hasExtension() || sent.hasModifierExtension() || sent.hasContained() || sent.hasText()) {
            throw wrong("extension");
        }
    }

    private static SettingKind kind(Subscription sent, boolean byTopic) {
        var extensions = sent.getCriteriaElement().getExtension();
        String asked = byTopic ? only(extensions, FILTER_CRITERIA).orElse("") : sent.getCriteria();
        var criteria = CRITERIA.matcher(Optional.ofNullable(asked).orElse(""));
        if (!criteria.matches() || (!byTopic && !extensions.isEmpty())) {
            throw wrong("criteria");
        }
        return new SettingKind(
                ConsentCategory.of(criteria.group(1)).orElseThrow(() -> wrong("criteria")),
                Optional.ofNullable(criteria.group(2)));
    }

    /** R4 knows a payload or none, and without one nothing but where it stands is said. */
    private static PayloadContent content(SubscriptionChannelComponent channel, boolean byTopic) {
        boolean payload = channel.hasPayload();
        var extended = only(channel.getPayloadElement(), PAYLOAD_CONTENT);
        if ((payload && !JSON.equals(channel.getPayload())) || (byTopic && extended.isEmpty())) {
            throw wrong("channel.payload");
        }
        return extended.map(code -> PayloadContent.of(code).orElseThrow(() -> wrong("channel.payload")))
                .orElse(payload ? PayloadContent.FULL_RESOURCE : PayloadContent.ID_ONLY);
    }

    private static Optional<String> only(Element element, String url) {
        var extensions = element.getExtension();
        if (extensions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(only(extensions, url).orElseThrow(() -> wrong("channel.payload")));
    }

    private static Optional<String> only(List<Extension> extensions, String url) {
        return extensions.size() == 1 && url.equals(extensions.getFirst().getUrl())
                ? Optional.ofNullable(extensions.getFirst().getValueAsPrimitive())
                        .map(value -> value.getValueAsString())
                : Optional.empty();
    }

    static InvalidRequestException wrong(String element) {
        return new InvalidRequestException("Subscription." + element + " is missing or not one that is served");
    }
}
