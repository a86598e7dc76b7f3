package no.samtykke.sandbox.kjernejournal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;

/**
 * {@code POST /kjernejournal/fhir/$opt-out}, {@code $restore} and {@code $create-new} with Parameters that name the
 * person as the Identifier {@code patient}. To be told the same twice changes nothing. After 30 days there is nothing
 * to restore: 410.
 *
 * <p>Doors for tests: {@code PUT /kjernejournal/admin/availability} with {@code down} or {@code up}, and {@code GET
 * /kjernejournal/admin/heard}, the operations that were called, by name.
 */
public final class KjernejournalApi {

    public static final String PATH = "/kjernejournal/";

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final int DAYS_KEPT = 30;

    private final Map<String, LocalDate> optedOut = new ConcurrentHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final Clock clock;
    private volatile boolean available = true;

    public KjernejournalApi(Clock clock) {
        this.clock = clock;
    }

    /** Whether a person, by her number, wants no record just now. */
    public boolean hasOptedOut(String number) {
        return optedOut.containsKey(number);
    }

    public Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /kjernejournal/fhir/$opt-out",
                    "POST /kjernejournal/fhir/$restore",
                    "POST /kjernejournal/fhir/$create-new" -> told(request);
            case "PUT /kjernejournal/admin/availability" -> setAvailability(request.body());
            case "GET /kjernejournal/admin/heard" -> Answer.json(200, heard());
            default -> Answer.of(404, "text/plain", "Nothing here.");
        };
    }

    private Answer told(Request request) {
        String operation = request.path().substring(request.path().indexOf('$'));
        if (!available) {
            return outcome(503, "transient", "The source does not answer.");
        }
        var person = person(request.body());
        if (person.isEmpty()) {
            return outcome(400, "invalid", "Parameter patient must be an Identifier.");
        }
        note(operation);
        var today = LocalDate.now(clock.withZone(NORWAY));
        var since = Optional.ofNullable(optedOut.get(person.get()));
        if (operation.equals("$restore")
                && since.filter(day -> today.isAfter(day.plusDays(DAYS_KEPT))).isPresent()) {
            return outcome(410, "deleted", "The record was deleted 30 days after the opt-out.");
        }
        if (operation.equals("$opt-out")) {
            optedOut.putIfAbsent(person.get(), today);
        } else {
            optedOut.remove(person.get());
        }
        return Answer.fhir(200, Json.MAPPER.createObjectNode().put("resourceType", "Parameters"));
    }

    private static Optional<String> person(String body) {
        try {
            for (JsonNode parameter : Json.MAPPER.readTree(body).path("parameter")) {
                String value = parameter.at("/valueIdentifier/value").asText();
                if (parameter.path("name").asText().equals("patient") && !value.isEmpty()) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private Answer setAvailability(String body) {
        available = !body.strip().equals("down");
        return Answer.of(200, "text/plain", available ? "up" : "down");
    }

    private synchronized void note(String operation) {
        heard.add(operation);
    }

    private synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    private static Answer outcome(int status, String code, String sentence) {
        var outcome = Json.MAPPER.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", code)
                .put("diagnostics", sentence);
        return Answer.fhir(status, outcome);
    }
}
