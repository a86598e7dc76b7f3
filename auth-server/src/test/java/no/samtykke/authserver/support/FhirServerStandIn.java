package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.outcome;
import static no.samtykke.authserver.support.FhirAnswers.parameter;
import static no.samtykke.authserver.support.FhirAnswers.parameters;
import static no.samtykke.authserver.support.FhirAnswers.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers the operations of the fhir-server as the contract between the servers says, and remembers what it was asked.
 */
public final class FhirServerStandIn {

    public static final String TERMS = "https://samtykke.example/fhir/policy/platform-terms|1.0.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final AdmissionsStandIn admissions = new AdmissionsStandIn();
    private final RepresentationsStandIn representations = new RepresentationsStandIn(admissions::patientOf);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ApprovalsStandIn approvals = new ApprovalsStandIn();
    private final PowersStandIn powers = new PowersStandIn();
    private final NoticesStandIn notices = new NoticesStandIn();
    private final ErasuresStandIn erasures = new ErasuresStandIn();
    private volatile boolean silent;
    private volatile boolean logsNoDevices;
    private volatile boolean refusesApproval;

    /** One request. */
    public record Asked(String operation, JsonNode body, String bearer, String language) {}

    /** Someone whom another may represent; until a date, if it is not empty. */
    public record Relation(
            String pid, String name, String born, String basis, boolean reduced, String until, List<String> areas) {

        public Relation(String pid, String name, String born, String basis, boolean reduced) {
            this(pid, name, born, basis, reduced, "", List.of());
        }
    }

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
        admissions.clear();
        representations.clear();
        asked.clear();
        notices.clear();
        approvals.clear();
        powers.clear();
        erasures.clear();
        silent = false;
        logsNoDevices = false;
        refusesApproval = false;
    }

    public String knows(String pid) {
        return admissions.knows(pid);
    }

    public void refuses(String pid, String reason) {
        admissions.refuses(pid, reason);
    }

    /** @param access {@code closed} or {@code inactive} */
    public void ownAccessIs(String pid, String access) {
        admissions.ownAccessIs(pid, access);
    }

    /** A block that she set through an app, or had staff set: her sessions there end. */
    public void blocks(String pid) {
        admissions.refuses(pid, "emergency-blocked");
    }

    /** She has withdrawn the terms. */
    public void erases(String pid, String on) {
        admissions.erases(pid, on);
    }

    public void represents(String pid, Relation... others) {
        representations.put(pid, List.of(others));
    }

    public void termsAre(String uri) {
        admissions.termsAre(uri);
    }

    public void registerIsSilent() {
        representations.registerIsSilent();
    }

    /** Its usage log cannot be written. */
    public void logsNoDevices(boolean now) {
        logsNoDevices = now;
    }

    public void isSilent(boolean now) {
        silent = now;
    }

    /** What people have approved that apps may do. */
    public ApprovalsStandIn approvals() {
        return approvals;
    }

    /** Whom it has erased, and who of them we have confirmed to have forgotten. */
    public ErasuresStandIn erasures() {
        return erasures;
    }

    public PowersStandIn powers() {
        return powers;
    }

    public void refusesApproval() {
        refusesApproval = true;
    }

    public void isDeafToLogout(boolean now) {
        notices.isDeafToLogout(now);
    }

    public void isDeafToEvents(boolean now) {
        notices.isDeafToEvents(now);
    }

    /** The Security Event Tokens it has confirmed. */
    public List<String> securityEvents() {
        return notices.securityEvents();
    }

    public void isSlowToHearLogout(Duration time) {
        notices.isSlowToHearLogout(time);
    }

    public List<Asked> asked(String operation) {
        return asked.stream().filter(one -> one.operation().equals(operation)).toList();
    }

    public List<String> logoutTokens() {
        return notices.logoutTokens();
    }

    public Optional<String> patientOf(String pid) {
        return admissions.patientOf(pid);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (notices.hears(path)) {
            notices.hear(exchange, path, body);
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
            case "$login" -> send(exchange, 200, admissions.login(question));
            case "$accept-terms" -> admissions.acceptTerms(exchange, question);
            case "$representations" -> send(exchange, 200, representations.answer(question));
            case "$resume" -> send(exchange, 200, admissions.resume(question));
            case "$approve-app" -> {
                if (!refusesApproval) {
                    approvals.approve(question);
                }
                send(exchange, refusesApproval ? 403 : 200, refusesApproval ? outcome() : parameters());
            }
            case "$approved-scopes" ->
                send(exchange, 200, admissions.isBlocked(question) ? parameters() : approvals.scopes(question));
            case "$mandates" -> send(exchange, 200, powers.list(question));
            case "$accept-mandate" -> powers.accept(exchange, question);
            case "$decline-mandate", "$end-mandate" -> send(exchange, 200, powers.end(question));
            case "$emergency-block" -> {
                admissions.block(question);
                send(exchange, 200, parameters());
            }
            case "$device-changed" ->
                send(exchange, logsNoDevices ? 503 : 200, logsNoDevices ? outcome() : parameters());
            case "$erased-people" -> send(exchange, 200, erasures.answer(question));
            case "$apps-with-access" -> send(exchange, 200, approvals.apps(question));
            case "$my-data", "$privacy-report" -> FhirAnswers.page(exchange, operation);
            case "$end-app-access" -> send(exchange, 200, approvals.end(question));
            default -> send(exchange, 404, outcome());
        }
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
}
