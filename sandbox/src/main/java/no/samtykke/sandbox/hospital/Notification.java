package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is pushed: a Bundle of history after the backport of topic subscriptions. */
final class Notification {

    private Notification() {}

    /** The settings that it tells of; none for a handshake. */
    static List<Setting> read(JsonNode body) {
        if (!body.path("resourceType").asText().equals("Bundle")) {
            throw new IllegalArgumentException("no notification");
        }
        var status = body.path("entry").path(0).path("resource");
        Instant recorded = Told.all(status, "notification-event")
                .map(event -> event.text("timestamp"))
                .filter(text -> !text.isEmpty())
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .findFirst()
                .orElse(Instant.EPOCH);
        String focus = Told.all(status, "notification-event")
                .map(event -> event.text("focus"))
                .findFirst()
                .orElse("");
        return body.path("entry")
                .valueStream()
                .skip(1)
                .flatMap(entry -> setting(entry, focus, recorded))
                .toList();
    }

    private static Stream<Setting> setting(JsonNode entry, String focus, Instant recorded) {
        if (entry.path("request").path("method").asText().equals("DELETE")) {
            return Stream.of(new Setting(focus, "", "", "", "", "erased", recorded, null));
        }
        var consent = entry.path("resource");
        return Stream.of(new Setting(
                consent.path("id").asText(),
                consent.at("/patient/identifier/value").asText(),
                consent.at("/category/0/coding/0/code").asText(),
                consent.at("/organization/0/identifier/value").asText(),
                consent.at("/policy/0/uri").asText(),
                consent.path("status").asText(),
                recorded,
                permits(consent).orElse(null)));
    }

    private static Optional<Boolean> permits(JsonNode consent) {
        return Optional.of(consent)
                .filter(one -> one.path("status").asText().equals("active"))
                .map(one -> one.at("/provision/type").asText().equals("permit"));
    }
}
