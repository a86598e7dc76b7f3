package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers the operations of the fhir-server as the contract between the servers says, and remembers what it was asked.
 */
public final class FhirServerStandIn {

    public static final String TERMS = "https://samtykke.example/fhir/policy/platform-terms|1.0.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final Map<String, String> patients = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, List<Relation>> relations = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<String> logoutTokens = new CopyOnWriteArrayList<>();
    private final List<String> securityEvents = new CopyOnWriteArrayList<>();
    private volatile String terms = TERMS;
    private volatile boolean registerSilent;
    private volatile boolean silent;
    private volatile boolean refusesApproval;
    private volatile boolean deafToLogout;
    private volatile Duration slowToHearLogout = Duration.ZERO;
    private volatile boolean deafToEvents;

    /** One request. */
    public record Asked(String operation, JsonNode body, String bearer, String language) {}

    /** Someone whom another may represent. */
    public record Relation(String pid, String name, String born, String basis, boolean reduced) {}

    public FhirServerStandIn() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    public String base() {
        return "http://localhost:" + http.getAddress().getPort() + "/fhir";
    }

    public void reset() {
        patients.clear();
        refusals.clear();
        relations.clear();
        asked.clear();
        logoutTokens.clear();
        securityEvents.clear();
        terms = TERMS;
        registerSilent = false;
        silent = false;
        refusesApproval = false;
        deafToLogout = false;
        slowToHearLogout = Duration.ZERO;
        deafToEvents = false;
    }

    public String knows(String pid) {
        return patients.computeIfAbsent(pid, unused -> UUID.randomUUID().toString());
    }

    public void refuses(String pid, String reason) {
        refusals.put(pid, reason);
    }

    public void represents(String pid, Relation... others) {
        relations.put(pid, List.of(others));
    }

    public void termsAre(String uri) {
        terms = uri;
    }

    public void registerIsSilent() {
        registerSilent = true;
    }

    public void isSilent(boolean now) {
        silent = now;
    }

    public void refusesApproval() {
        refusesApproval = true;
    }

    public void isDeafToLogout(boolean now) {
        deafToLogout = now;
    }

    public void isSlowToHearLogout(Duration time) {
        slowToHearLogout = time;
    }

    public void isDeafToEvents(boolean now) {
        deafToEvents = now;
    }

    /** The Security Event Tokens it has confirmed. */
    public List<String> securityEvents() {
        return securityEvents;
    }

    public List<Asked> asked(String operation) {
        return asked.stream().filter(one -> one.operation().equals(operation)).toList();
    }

    public List<String> logoutTokens() {
        return logoutTokens;
    }

    public Optional<String> patientOf(String pid) {
        return Optional.ofNullable(patients.get(pid));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/backchannel-logout")) {
            hearLogout(exchange, body);
            return;
        }
        if (path.equals("/security-events")) {
            hearEvent(exchange, body);
            return;
        }
        var operation = path.substring(path.lastIndexOf('/') + 1);
        var question = JSON.readTree(body);
        asked.add(new Asked(
                operation,
                question,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Accept-Language")));
        if (silent) {
            send(exchange, 503, outcome());
            return;
        }
        switch (operation) {
            case "$login" -> send(exchange, 200, login(question));
            case "$accept-terms" -> acceptTerms(exchange, question);
            case "$representations" -> send(exchange, 200, representations(question));
            case "$approve-app" ->
                send(exchange, refusesApproval ? 403 : 200, refusesApproval ? outcome() : parameters());
            default -> send(exchange, 404, outcome());
        }
    }

    private void hearLogout(HttpExchange exchange, String body) throws IOException {
        LockSupport.parkNanos(slowToHearLogout.toNanos());
        if (deafToLogout) {
            send(exchange, 503, outcome());
            return;
        }
        logoutTokens.add(URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void hearEvent(HttpExchange exchange, String body) throws IOException {
        boolean wellFormed =
                "application/secevent+jwt".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (deafToEvents || !wellFormed) {
            send(exchange, deafToEvents ? 503 : 400, outcome());
            return;
        }
        securityEvents.add(body);
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private ObjectNode login(JsonNode question) {
        var pid = identifier(question, "identifier");
        var answer = parameters();
        var refusal =
                "idporten-loa-high".equals(value(question, "acr", "valueString")) ? refusals.get(pid) : "level-too-low";
        if (refusal != null) {
            parameter(answer, "outcome").put("valueCode", "refused");
            parameter(answer, "reason").putObject("valueCoding").put("code", refusal);
            return answer;
        }
        parameter(answer, "outcome").put("valueCode", "admitted");
        parameter(answer, "terms-accepted").put("valueBoolean", patients.containsKey(pid));
        parameter(answer, "terms").put("valueUri", terms);
        patientOf(pid).ifPresent(id -> reference(answer, "patient", id));
        return answer;
    }

    private void acceptTerms(HttpExchange exchange, JsonNode question) throws IOException {
        if (!terms.equals(value(question, "terms", "valueUri"))) {
            send(exchange, 409, outcome());
            return;
        }
        var whose = identifier(question, "represented").isEmpty() ? "identifier" : "represented";
        var answer = parameters();
        reference(answer, "patient", knows(identifier(question, whose)));
        send(exchange, 200, answer);
    }

    private ObjectNode representations(JsonNode question) {
        var answer = parameters();
        parameter(answer, "register").put("valueCode", registerSilent ? "unavailable" : "answered");
        if (!registerSilent) {
            relations
                    .getOrDefault(identifier(question, "identifier"), List.of())
                    .forEach(relation -> representation(answer, relation));
        }
        return answer;
    }

    private void representation(ObjectNode answer, Relation relation) {
        ArrayNode parts = parameter(answer, "representation").putArray("part");
        parts.addObject()
                .put("name", "identifier")
                .putObject("valueIdentifier")
                .put("system", "urn:oid:2.16.578.1.12.4.1.4.1")
                .put("value", relation.pid());
        parts.addObject().put("name", "name").put("valueString", relation.name());
        parts.addObject().put("name", "birth-date").put("valueDate", relation.born());
        parts.addObject().put("name", "basis").put("valueCode", relation.basis());
        parts.addObject().put("name", "reduced").put("valueBoolean", relation.reduced());
        parts.addObject().put("name", "terms-accepted").put("valueBoolean", patients.containsKey(relation.pid()));
        patientOf(relation.pid())
                .ifPresent(id -> parts.addObject()
                        .put("name", "patient")
                        .putObject("valueReference")
                        .put("reference", "Patient/" + id));
    }

    /** The value of a parameter of a question. */
    public static String value(JsonNode question, String name, String type) {
        for (var parameter : question.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter.path(type).asText();
            }
        }
        return "";
    }

    public static String identifier(JsonNode question, String name) {
        for (var parameter : question.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter.path("valueIdentifier").path("value").asText();
            }
        }
        return "";
    }

    private static ObjectNode parameters() {
        var resource = JSON.createObjectNode().put("resourceType", "Parameters");
        resource.putArray("parameter");
        return resource;
    }

    private static ObjectNode outcome() {
        return JSON.createObjectNode().put("resourceType", "OperationOutcome");
    }

    private static ObjectNode parameter(ObjectNode resource, String name) {
        return resource.withArray("parameter").addObject().put("name", name);
    }

    private static void reference(ObjectNode resource, String name, String patient) {
        parameter(resource, name).putObject("valueReference").put("reference", "Patient/" + patient);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
