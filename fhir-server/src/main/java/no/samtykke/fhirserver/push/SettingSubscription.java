package no.samtykke.fhirserver.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.SettingKind;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * That a system is told of changes of one kind of setting.
 *
 * @param clientName what the system is called to the citizen and to staff
 * @param organisation that its token named, when it did
 * @param byTopic whether it was asked for by the topic, and is told back so
 * @param status error when the greeting was given up
 * @param position changes up to here are among its deliveries
 * @param events how many changes have been numbered
 * @param attempts in a row that reached nobody
 */
record SettingSubscription(
        UUID id,
        String clientId,
        String clientName,
        Optional<String> organisation,
        String endpoint,
        SettingKind kind,
        boolean byTopic,
        PayloadContent content,
        SubscriptionStatus status,
        long version,
        Instant changedAt,
        long position,
        long events,
        int attempts) {

    static SettingSubscription of(ResultSet row) throws SQLException {
        return new SettingSubscription(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("client_name"),
                Optional.ofNullable(row.getString("organisation")),
                row.getString("endpoint"),
                new SettingKind(
                        ConsentCategory.of(row.getString("category")).orElseThrow(),
                        Optional.ofNullable(row.getString("controller"))),
                row.getBoolean("by_topic"),
                PayloadContent.of(row.getString("content")).orElseThrow(),
                SubscriptionStatus.fromCode(row.getString("status")),
                row.getLong("version"),
                Objects.requireNonNull(row.getObject("changed_at", OffsetDateTime.class))
                        .toInstant(),
                row.getLong("position"),
                row.getLong("events"),
                row.getInt("attempts"));
    }

    boolean isNotGreeted() {
        return status == SubscriptionStatus.REQUESTED;
    }

    /** The search that finds what it is about, as R4 has it. */
    String criteria() {
        return "Consent?category=" + kind.category().code()
                + kind.controller()
                        .map(number -> "&organization:identifier=" + number)
                        .orElse("");
    }
}
