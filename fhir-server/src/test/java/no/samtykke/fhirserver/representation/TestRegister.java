package no.samtykke.fhirserver.representation;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** A population register over real HTTP that can also misbehave. */
public final class TestRegister implements AutoCloseable {

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final List<Patient> people = new ArrayList<>();
    private final List<RelatedPerson> relations = new ArrayList<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    private int status = 200;
    private boolean hangsBeforeHeaders;
    private boolean hangsInTheBody;
    private UnaryOperator<Bundle> bundle = UnaryOperator.identity();
    private UnaryOperator<String> body = UnaryOperator.identity();

    public TestRegister() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/Patient/_search", exchange -> answer(exchange, true));
        server.createContext("/fhir/RelatedPerson/_search", exchange -> answer(exchange, false));
        server.start();
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/fhir");
    }

    /** One line for each request: method, address, decoded form. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void add(Patient person) {
        people.add(person);
    }

    public void add(RelatedPerson relation) {
        relations.add(relation);
    }

    public void answersWithStatus(int status) {
        this.status = status;
    }

    void hangsBeforeHeaders() {
        hangsBeforeHeaders = true;
    }

    void hangsInTheBody() {
        hangsInTheBody = true;
    }

    void answers(UnaryOperator<Bundle> other) {
        bundle = other;
    }

    void says(String text) {
        body = instead -> text;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, boolean aboutPatient) throws IOException {
        String form = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + form);
        if (hangsBeforeHeaders) {
            awaitClosing();
        }
        String number = form.replaceAll("^identifier=[^|]*\\|([0-9]*).*$", "$1");
        var found = aboutPatient ? searchPatient(number) : searchRelations(number);
        byte[] bytes = body.apply(fhir.newJsonParser().encodeResourceToString(bundle.apply(found)))
                .getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        if (hangsInTheBody) {
            exchange.getResponseBody().write(bytes, 0, 10);
            exchange.getResponseBody().flush();
            awaitClosing();
        }
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Bundle searchPatient(String number) {
        var found = searchset();
        people.stream().filter(one -> holds(one.getIdentifier(), number)).forEach(one -> {
            found.addEntry().setResource(one);
            relations.stream()
                    .filter(relation -> holds(
                            one.getIdentifier(),
                            relation.getPatient().getIdentifier().getValue()))
                    .forEach(relation -> found.addEntry().setResource(relation));
        });
        return found;
    }

    private Bundle searchRelations(String number) {
        var found = searchset();
        relations.stream()
                .filter(one -> holds(one.getIdentifier(), number))
                .forEach(one -> found.addEntry().setResource(one));
        return found;
    }

    private static Bundle searchset() {
        return new Bundle().setType(Bundle.BundleType.SEARCHSET);
    }

    private static boolean holds(List<Identifier> identifiers, String number) {
        return identifiers.stream().anyMatch(identifier -> identifier.getValue().equals(number));
    }

    static Identifier identifier(NationalId id) {
        return new Identifier().setSystem(id.system()).setValue(id.value()).setUse(Identifier.IdentifierUse.OFFICIAL);
    }
}
