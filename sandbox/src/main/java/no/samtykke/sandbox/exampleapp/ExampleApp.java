package no.samtykke.sandbox.exampleapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Executors;

/** The addresses of the app, and what answers each. */
public final class ExampleApp {

    private static final int LARGEST_FORM = 1_000;

    private final HttpServer server;
    private final URI home;
    private final Visits visits = new Visits();
    private final SmartLogin login;
    private final HealthData data;
    private final VisitPages pages;
    private final DocumentRelay documents;

    private ExampleApp(AppSettings settings) throws IOException {
        var web = new Web();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        this.home = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        this.login = new SmartLogin(settings, web, Clock.systemUTC());
        this.data = new HealthData(settings, web, login);
        this.pages = new VisitPages(data);
        this.documents = new DocumentRelay(settings, login);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> Answer.to(exchange, this::route));
    }

    public static void main(String[] arguments) throws IOException {
        var app = new ExampleApp(AppSettings.fromSystemProperties());
        app.server.start();
        System.out.println("Example app: " + app.home);
    }

    private Answer route(HttpExchange exchange) throws Refusal, IOException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/" ->
                visits.find(Answer.cookie(exchange)).isPresent()
                        ? Answer.redirect("/measurements")
                        : Answer.page(OpenPages.home());
            case "/app.css" -> Answer.file("app.css", "text/css; charset=utf-8");
            case "/documents.js" -> Answer.file("documents.js", "text/javascript; charset=utf-8");
            case "/login" -> begin();
            case "/callback" -> finish(exchange);
            case "/measurements" -> Answer.page(pages.measurements(visit(exchange), number(exchange)));
            case "/documents" -> Answer.page(pages.documents(visit(exchange), number(exchange)));
            case "/document" -> {
                documents.document(exchange, visit(exchange));
                yield Answer.SENT;
            }
            case "/session-key" -> documents.key(exchange, visit(exchange), home);
            case "/settings" -> Answer.page(pages.settings(visit(exchange)));
            case "/settings/withdrawal" -> withdraw(exchange);
            case "/usage-log" -> Answer.page(pages.usageLog(visit(exchange), number(exchange)));
            case "/usage-log/proof" -> Answer.text("bevis.txt", data.proof(visit(exchange), entry(exchange)));
            case "/logout" -> end(exchange);
            case "/logged-out" -> Answer.page(OpenPages.loggedOut());
            default -> throw new Refusal(404, "Finnes ikke", "Denne siden finnes ikke.");
        };
    }

    private Answer begin() throws Refusal {
        var attempt = LoginAttempt.begin();
        var address = login.address(attempt, home.resolve("/callback"));
        return Answer.redirect(address.toString()).withCookie(visits.expect(attempt));
    }

    private Answer finish(HttpExchange exchange) throws Refusal {
        var attempt = visits.answered(Answer.cookie(exchange))
                .orElseThrow(() -> new Refusal(
                        400, "Innloggingen ble avvist", "Denne innloggingen ble ikke begynt her. Begynn på nytt."));
        var answer = Web.parse(exchange.getRequestURI().getRawQuery());
        var visit = login.answered(attempt, answer, home.resolve("/callback"));
        return Answer.redirect("/measurements").withCookie(visits.begin(visit));
    }

    private Answer withdraw(HttpExchange exchange) throws Refusal, IOException {
        var visit = visit(exchange);
        var form = Web.parse(new String(exchange.getRequestBody().readNBytes(LARGEST_FORM), StandardCharsets.US_ASCII));
        var consent = form.getOrDefault("consent", "");
        if (!consent.matches("[A-Za-z0-9.-]{1,64}")) {
            throw new Refusal(404, "Finnes ikke", "Denne innstillingen finnes ikke.");
        }
        data.withdraw(visit, consent);
        return Answer.redirect("/settings");
    }

    private Answer end(HttpExchange exchange) throws Refusal {
        var visit = visits.end(Answer.cookie(exchange));
        return visit.isPresent()
                ? Answer.redirect(
                        login.logout(visit.get(), home.resolve("/logged-out")).toString())
                : Answer.redirect("/logged-out");
    }

    private Visit visit(HttpExchange exchange) throws Refusal {
        return visits.find(Answer.cookie(exchange))
                .orElseThrow(() -> new Refusal(401, "Du er ikke logget inn", "Logg inn for å se opplysningene."));
    }

    private static String entry(HttpExchange exchange) throws Refusal {
        var entry = Web.parse(exchange.getRequestURI().getRawQuery()).getOrDefault("entry", "");
        if (!entry.matches("[0-9a-f-]{36}")) {
            throw new Refusal(404, "Finnes ikke", "Denne oppføringen finnes ikke.");
        }
        return entry;
    }

    private static int number(HttpExchange exchange) {
        var page = Web.parse(exchange.getRequestURI().getRawQuery()).getOrDefault("page", "1");
        return page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }
}
