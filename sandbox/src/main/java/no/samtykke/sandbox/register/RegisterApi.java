package no.samtykke.sandbox.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.PeopleFile;

/**
 * The two searches of the register, and the doors for tests under {@code /admin}.
 *
 * <p>{@code GET /admin/people} and {@code PUT /admin/people} read and replace everybody, for example to end a relation;
 * {@code PUT /admin/availability} with {@code down} or {@code up} takes the register away and back; {@code GET
 * /admin/requests} is the request log. They are as local as the rest of the stand-in: the loopback address.
 */
final class RegisterApi {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String basePath;
    private final PeopleFile people;
    private final RegisterSearches searches;
    private final RequestLog log;
    private volatile boolean available = true;

    RegisterApi(RegisterSettings settings, Clock clock) {
        this.basePath = URI.create(settings.base()).getPath();
        this.people = new PeopleFile(settings.people());
        this.searches = new RegisterSearches(people, new RegisterResources(settings.base()));
        this.log = new RequestLog(settings.requestLog(), settings.logKey(), clock);
    }

    Answer answer(Request request) {
        if (request.path().startsWith("/admin/")) {
            return admin(request);
        }
        var token = request.formValue("identifier").flatMap(IdentifierToken::parse);
        var answer = available ? search(request, token) : refused(503, "transient", "The register does not answer.");
        log.append(request, token, answer.status());
        return answer;
    }

    private Answer search(Request request, Optional<IdentifierToken> token) {
        if (!request.method().equals("POST")) {
            return refused(404, "not-supported", "The register has only POST [type]/_search.");
        }
        if (!request.query().isEmpty() && !request.query().startsWith("_format=")) {
            return refused(400, "invalid", "Search parameters belong in the body.");
        }
        if (!request.header("Content-type").orElse("").startsWith(FORM)) {
            return refused(400, "invalid", "The body must be " + FORM + ".");
        }
        if (token.isEmpty()) {
            return refused(400, "invalid", "identifier must be a system and a value with | between.");
        }
        boolean withRelations = request.formValue("_revinclude")
                .filter("RelatedPerson:patient"::equals)
                .isPresent();
        return switch (request.path()
                .substring(Math.min(basePath.length(), request.path().length()))) {
            case "/Patient/_search" -> Answer.fhir(200, searches.patients(token.get(), withRelations));
            case "/RelatedPerson/_search" -> Answer.fhir(200, searches.relatedPersons(token.get()));
            default -> refused(404, "not-supported", "The register knows Patient and RelatedPerson.");
        };
    }

    private Answer admin(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /admin/people" -> Answer.json(200, people.read());
            case "PUT /admin/people" -> replacePeople(request.body());
            case "PUT /admin/availability" -> setAvailability(request.body());
            case "GET /admin/requests" -> Answer.of(200, "application/x-ndjson", log.content());
            default -> Answer.of(404, "text/plain", "Nothing here.");
        };
    }

    private Answer replacePeople(String body) {
        try {
            people.write(Json.MAPPER.readValue(body, People.class));
            return new Answer(204, Map.of(), "");
        } catch (JsonProcessingException e) {
            return Answer.of(400, "text/plain", "These are not people: " + e.getOriginalMessage());
        }
    }

    private Answer setAvailability(String body) {
        available = !body.strip().equals("down");
        return Answer.of(200, "text/plain", available ? "up" : "down");
    }

    private static Answer refused(int status, String code, String sentence) {
        return Answer.fhir(status, RegisterResources.outcome(code, sentence));
    }
}
