package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.SettingKind;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * What a system sends to begin or end to be told: a rest-hook for one kind of setting, and no criteria that ask for
 * more.
 *
 * @param whole whether a {@code payload} is asked for
 */
record SubscriptionWish(SettingKind kind, String endpoint, boolean whole, boolean ends) {

    private static final String JSON = "application/fhir+json";
    private static final Pattern CRITERIA =
            Pattern.compile("Consent\\?category=([a-z-]{1,40})(?:&organization:identifier=([0-9]{9}))?");

    static SubscriptionWish read(Subscription sent) {
        var criteria = CRITERIA.matcher(Optional.ofNullable(sent.getCriteria()).orElse(""));
        if (!criteria.matches()) {
            throw wrong("criteria");
        }
        var category = ConsentCategory.of(criteria.group(1)).orElseThrow(() -> wrong("criteria"));
        var channel = sent.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK || channel.hasHeader()) {
            throw wrong("channel");
        }
        if (!channel.hasEndpoint()) {
            throw wrong("channel.endpoint");
        }
        if (channel.hasPayload() && !JSON.equals(channel.getPayload())) {
            throw wrong("channel.payload");
        }
        boolean ends = sent.getStatus() == SubscriptionStatus.OFF;
        if (!ends && sent.getStatus() != SubscriptionStatus.REQUESTED) {
            throw wrong("status");
        }
        var kind = new SettingKind(category, Optional.ofNullable(criteria.group(2)));
        return new SubscriptionWish(kind, channel.getEndpoint(), channel.hasPayload(), ends);
    }

    static Subscription told(Subscriptions.Standing standing) {
        var one = standing.subscription();
        var out = new Subscription();
        out.setId(one.id().toString());
        out.setStatus(
                standing.givenUp() > 0 || one.attempts() > 0 ? SubscriptionStatus.ERROR : SubscriptionStatus.ACTIVE);
        out.setReason("To keep settings of people in step");
        out.setCriteria("Consent?category=" + one.kind().category().code()
                + one.kind()
                        .controller()
                        .map(number -> "&organization:identifier=" + number)
                        .orElse(""));
        if (out.getStatus() == SubscriptionStatus.ERROR) {
            out.setError(standing.waiting() + " on their way, " + standing.givenUp() + " given up");
        }
        out.getChannel().setType(SubscriptionChannelType.RESTHOOK).setEndpoint(one.endpoint());
        if (one.whole()) {
            out.getChannel().setPayload(JSON);
        }
        return out;
    }

    static InvalidRequestException wrong(String element) {
        return new InvalidRequestException("Subscription." + element + " is missing or not one that is served");
    }
}
