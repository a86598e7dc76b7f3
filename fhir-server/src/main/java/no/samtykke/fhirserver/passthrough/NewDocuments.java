package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking;
import no.samtykke.fhirserver.sources.Asking.Found;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;

/** How many documents of the journal sources have made available since a moment: numbers, and nothing of a document. */
@Component
public class NewDocuments {

    private final Asking asking;
    private final Passing passing;
    private final SourceOutcomes outcomes;

    NewDocuments(Asking asking, Passing passing, SourceOutcomes outcomes) {
        this.asking = asking;
        this.passing = passing;
        this.outcomes = outcomes;
    }

    /**
     * Of those that the app may show her.
     *
     * @param bySource by the source's name; a source that has none is left out
     * @param silent of each source that gave nothing, or not all, why
     */
    public record Counted(Map<String, Long> bySource, List<CodeableConcept> silent) {}

    public Counted since(Instant moment, RequestDetails request, CitizenApp app) {
        var gathered = asking.ask(request, "DocumentReference");
        var counted = gathered.found().stream()
                .filter(found -> isNewer(found, moment))
                .filter(found -> passing.pass(request, app, found).isPresent())
                .collect(Collectors.groupingBy(found -> found.source().name(), TreeMap::new, Collectors.counting()));
        String language = Languages.of(request);
        return new Counted(
                counted,
                gathered.silent().stream()
                        .map(silence -> outcomes.concept(silence, language))
                        .toList());
    }

    /** By the date it was made available at; what has no date is told by none. */
    private static boolean isNewer(Found found, Instant moment) {
        return found.resource() instanceof DocumentReference document
                && document.hasDate()
                && document.getDate().toInstant().isAfter(moment);
    }
}
