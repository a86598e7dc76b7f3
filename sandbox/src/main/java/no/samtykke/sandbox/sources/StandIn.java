package no.samtykke.sandbox.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.HashedLog;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Reply;
import no.samtykke.sandbox.loopback.Request;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.people.Person;

/**
 * One source: {@code POST /token}, {@code POST [base]/[type]/_search}, {@code POST [base]/Binary/[id]/$open}.
 *
 * <p>Doors for tests: {@code PUT /admin/behaviour} ({@link Behaviour}), {@code PUT /admin/marker} (a text that
 * everything holds from then on), {@code PUT /admin/document-size} (bytes of the one large document), {@code GET
 * /admin/requests} (what was asked). They are as local as the rest: the loopback address.
 */
final class StandIn {

    private static final Pattern SEARCH = Pattern.compile("/([A-Z][A-Za-z]+)/_search");
    private static final Pattern OPEN = Pattern.compile("/Binary/([a-z0-9-]+)/\\$open");

    private final SourceServer server;
    private final String path;
    private final Content content;
    private final boolean encrypts;
    private final PeopleFile people;
    private final ClientCheck clients;
    private final HashedLog log;
    private final Clock clock;
    private volatile Behaviour behaviour = Behaviour.OK;
    private volatile String marker = "";
    private volatile long documentSize = 3_000_000;

    StandIn(
            SourceServer server,
            Content content,
            boolean encrypts,
            PeopleFile people,
            ClientCheck clients,
            HashedLog log,
            Clock clock) {
        this.server = server;
        this.path = URI.create(server.base()).getPath();
        this.content = content;
        this.encrypts = encrypts;
        this.people = people;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    Reply answer(Request request) {
        if (request.path().startsWith("/admin/")) {
            return admin(request);
        }
        var now = behaviour;
        var line = line(request);
        now.await();
        var reply = now.kind() == Behaviour.Kind.DOWN
                ? Answer.fhir(503, Resources.outcome("transient", "The source does not answer."))
                : reply(request, line, now);
        line.put("status", reply instanceof Answer answer ? answer.status() : 200);
        log.append(line);
        return reply;
    }

    private Reply reply(Request request, ObjectNode line, Behaviour now) {
        if (request.path().equals("/token")) {
            return clients.token(
                    request, URI.create(server.base()).resolve("/token").toString());
        }
        if (!request.method().equals("POST")
                || !request.query().isEmpty()
                || !request.path().startsWith(path)) {
            return Answer.fhir(404, Resources.outcome("not-supported", "The source has only POST."));
        }
        if (!clients.holdsToken(request)) {
            return Answer.fhir(401, Resources.outcome("login", "The token is not taken."));
        }
        var statement = clients.statement(request, server.base());
        var asked = person(request);
        if (statement.isEmpty() || asked.isEmpty() || !isAbout(statement.get(), request)) {
            return Answer.fhir(403, Resources.outcome("forbidden", "The statement does not hold for this request."));
        }
        note(line, statement.get());
        String below = request.path().substring(path.length());
        var search = SEARCH.matcher(below);
        var open = OPEN.matcher(below);
        if (search.matches()) {
            line.put("type", search.group(1));
            return list(search.group(1), request, asked.get(), now);
        }
        return open.matches()
                ? document(open.group(1), request, asked.get(), line, now)
                : Answer.fhir(404, Resources.outcome("not-supported", "The source does not know this."));
    }

    private Reply list(String type, Request request, Person asked, Behaviour now) {
        var everybody = people.read();
        var whose = now.kind() == Behaviour.Kind.WRONG_PERSON ? another(everybody, asked) : asked;
        var found = content.of(type, whose, everybody, marker).stream()
                .filter(one -> request.formValue("_id")
                        .map(id -> id.equals(one.get("id").asText()))
                        .orElse(true))
                .toList();
        return Misbehaviour.of(now, Answer.fhir(200, Resources.searchset(server.base(), found)));
    }

    private Reply document(String id, Request request, Person asked, ObjectNode line, Behaviour now) {
        var document = content.document(id, asked, marker, documentSize);
        if (document.isEmpty()) {
            return Answer.fhir(404, Resources.outcome("not-found", "There is no such document."));
        }
        var key = request.formValue("encrypt-to").filter(_ -> encrypts).flatMap(StandIn::key);
        line.put("encrypted", key.isPresent());
        return key.<Reply>map(to -> new EncryptedReply(document.get(), to))
                .orElseGet(() -> new DocumentReply(document.get(), request.header("Range"), now));
    }

    private Optional<Person> person(Request request) {
        return request.formValue("patient.identifier")
                .or(() -> request.formValue("identifier"))
                .map(token -> token.split("\\|", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> people.read().findByNumber(parts[0], parts[1]));
    }

    private static boolean isAbout(JWTClaimsSet statement, Request request) {
        return number(statement, "patient")
                .filter(number -> request.formValue("patient.identifier")
                        .or(() -> request.formValue("identifier"))
                        .filter(token -> token.endsWith("|" + number))
                        .isPresent())
                .isPresent();
    }

    private ObjectNode line(Request request) {
        return Json.MAPPER
                .createObjectNode()
                .put("time", clock.instant().toString())
                .put("source", server.id())
                .put("method", request.method())
                .put("path", request.path())
                .put("requestId", request.header("X-request-id").orElse(""));
    }

    private void note(ObjectNode line, JWTClaimsSet statement) {
        number(statement, "patient").ifPresent(number -> line.put("patient", log.hash(number)));
        number(statement, "actor").ifPresent(number -> line.put("actor", log.hash(number)));
        for (String claim : List.of("ground", "purpose", "client_id", "acr")) {
            line.put(claim, String.valueOf(statement.getClaim(claim)));
        }
    }

    private static Optional<String> number(JWTClaimsSet statement, String who) {
        try {
            return Optional.ofNullable(statement.getJSONObjectClaim(who))
                    .map(identifier -> String.valueOf(identifier.get("value")));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Person another(People people, Person than) {
        return people.people().stream()
                .filter(one -> !one.id().equals(than.id()))
                .findFirst()
                .orElse(than);
    }

    private static Optional<ECKey> key(String jwk) {
        try {
            return Optional.of(ECKey.parse(jwk));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    private Answer admin(Request request) {
        String body = request.body().strip();
        switch (request.method() + " " + request.path()) {
            case "GET /admin/requests" -> {
                return Answer.of(200, "application/x-ndjson", log.content());
            }
            case "PUT /admin/behaviour" -> {
                var wanted = Behaviour.parse(body);
                wanted.ifPresent(one -> behaviour = one);
                return Answer.of(wanted.isPresent() ? 200 : 400, "text/plain", body);
            }
            case "PUT /admin/marker" -> marker = body;
            case "PUT /admin/document-size" -> documentSize = Long.parseLong(body);
            default -> {
                return Answer.of(404, "text/plain", "Nothing here.");
            }
        }
        return new Answer(204, Map.of(), "");
    }
}
