package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** What a stand-in has, and how it answers when it behaves. */
public final class Shelf {

    /** How a document is given; the ordinary one knows ranges of the form {@code bytes=1-2}. */
    @FunctionalInterface
    public interface Document {
        void answer(HttpExchange exchange, Heard request) throws IOException;
    }

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Map<String, List<Resource>> resources = new ConcurrentHashMap<>();
    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    void put(NationalId person, Resource resource) {
        name(new Identifier().setSystem(person.system()).setValue(person.value()), resource);
        resources
                .computeIfAbsent(person.value(), _ -> new CopyOnWriteArrayList<>())
                .add(resource);
    }

    void put(String address, Document document) {
        documents.put(address, document);
    }

    void put(String address, String contentType, byte[] content) {
        documents.put(address, (exchange, request) -> {
            String range = request.headers().get("range");
            if (range == null) {
                StandIn.send(exchange, 200, contentType, content);
                return;
            }
            var limits = range.replace("bytes=", "").split("-", 2);
            int first = Integer.parseInt(limits[0]);
            int last = limits[1].isEmpty() ? content.length - 1 : Integer.parseInt(limits[1]);
            exchange.getResponseHeaders().add("Content-Range", "bytes %d-%d/%d".formatted(first, last, content.length));
            StandIn.send(exchange, 206, contentType, Arrays.copyOfRange(content, first, last + 1));
        });
    }

    void answer(HttpExchange exchange, Heard request) throws IOException {
        String path = request.path().replaceFirst("^/fhir/", "");
        var document = documents.get(path.replace("/$open", ""));
        if (path.endsWith("/$open") && document != null) {
            document.answer(exchange, request);
        } else if (path.endsWith("/_search")) {
            StandIn.send(exchange, 200, "application/fhir+json", json(search(path.replace("/_search", ""), request)));
        } else {
            StandIn.send(exchange, 404, "application/fhir+json", "{}".getBytes(UTF_8));
        }
    }

    private Bundle search(String type, Heard request) {
        var found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        String id = request.form().getOrDefault("_id", "");
        resources.getOrDefault(request.number(), List.of()).stream()
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource -> id.isEmpty() || id.equals(resource.getIdPart()))
                .forEach(resource -> found.addEntry().setResource(resource));
        return found;
    }

    byte[] json(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource).getBytes(UTF_8);
    }

    /** As the protocol says that a match names the person. */
    static void name(Identifier person, Resource resource) {
        switch (resource) {
            case Patient patient -> patient.addIdentifier(person);
            case RelatedPerson related -> related.getPatient().setIdentifier(person);
            case AllergyIntolerance allergy -> allergy.getPatient().setIdentifier(person);
            case Appointment visit -> visit.addParticipant().setActor(new Reference().setIdentifier(person));
            default -> {
                var subject = resource.getNamedProperty("subject");
                if (subject != null) {
                    resource.setProperty("subject", new Reference().setIdentifier(person));
                }
            }
        }
    }
}
