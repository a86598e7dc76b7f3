package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.access.SourceGate;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;

/** How many documents of her journal have come since a time, and from whom; never which. */
@Component
public class NewDocuments {

    private static final String TYPE = ServedType.DOCUMENT_REFERENCE.resourceType();

    private final Gathering gathering;
    private final SourceGate gate;
    private final SourceOutcomes outcomes;

    NewDocuments(Gathering gathering, SourceGate gate, SourceOutcomes outcomes) {
        this.gathering = gathering;
        this.gate = gate;
        this.outcomes = outcomes;
    }

    /**
     * @param counts by the name of the source, in the order of the alphabet
     * @param unknown what is said of each source that did not tell
     */
    public record Counted(Map<String, Long> counts, List<CodeableConcept> unknown) {}

    /** Empty when this app is not to see documents of hers at all; then no source is asked. */
    public Optional<Counted> since(RequestDetails request, CitizenApp app, Instant time) {
        if (gate.objection(request, TYPE, false).isPresent()) {
            return Optional.empty();
        }
        var shown = gathering.all(request, app, TYPE);
        var counts = shown.resources().stream()
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .filter(document -> isSince(document, time))
                .collect(Collectors.groupingBy(NewDocuments::source, TreeMap::new, Collectors.counting()));
        return Optional.of(new Counted(
                counts,
                shown.silent().stream()
                        .map(silence -> outcomes.concept(silence, Languages.of(request)))
                        .toList()));
    }

    private static boolean isSince(DocumentReference document, Instant time) {
        return document.hasDate() && document.getDate().toInstant().isAfter(time);
    }

    private static String source(DocumentReference document) {
        return document.getExtensionByUrl(PassedUrls.SOURCE) == null
                ? ""
                : document.castToReference(
                                document.getExtensionByUrl(PassedUrls.SOURCE).getValue())
                        .getDisplay();
    }
}
