package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Optional;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking;
import no.samtykke.fhirserver.sources.Asking.Found;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.ContentOrigin;
import no.samtykke.fhirserver.sources.SessionMemory;
import no.samtykke.fhirserver.sources.Source;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.springframework.stereotype.Component;

/** Finds the document behind the handle of a content, at its source and for this very request. */
@Component
public class DocumentContents {

    private final Asking asking;
    private final Passing passing;
    private final SessionMemory memory;
    private final SourceOutcomes outcomes;

    DocumentContents(Asking asking, Passing passing, SessionMemory memory, SourceOutcomes outcomes) {
        this.asking = asking;
        this.passing = passing;
        this.memory = memory;
        this.outcomes = outcomes;
    }

    /**
     * @param address as the source wrote it, which nobody but the source is told
     * @param title as an app sees it; empty text for none
     */
    public record DocumentContent(Source source, String address, String title) {}

    /** Empty for a handle that this app was not given, and for a document that is gone or may not be shown any more. */
    public Optional<DocumentContent> of(RequestDetails request, CitizenApp app, String handle) {
        return memory.originOf(app, handle).flatMap(ContentOrigin::of).flatMap(content -> of(request, app, content));
    }

    /** How it is told that a source gave nothing that can be used. */
    public BaseServerResponseException refusal(RequestDetails request, Source source, Why why) {
        return outcomes.refusal(new Silence(source, why, ""), Languages.of(request));
    }

    private Optional<DocumentContent> of(RequestDetails request, CitizenApp app, ContentOrigin content) {
        var gathered = asking.askAgain(request, content.document());
        if (gathered.found().isEmpty() && !gathered.silent().isEmpty()) {
            throw outcomes.refusal(gathered.silent().getFirst(), Languages.of(request));
        }
        return gathered.found().stream()
                .filter(found -> content.document()
                        .localId()
                        .equals(found.resource().getIdElement().getIdPart()))
                .findFirst()
                .flatMap(found -> shown(request, app, content, found));
    }

    private Optional<DocumentContent> shown(
            RequestDetails request, CitizenApp app, ContentOrigin content, Found found) {
        return passing.pass(request, app, found)
                .map(DocumentReference.class::cast)
                .flatMap(shown -> content(found.resource(), content.index())
                        .map(given -> given.getAttachment().getUrl())
                        .map(address -> new DocumentContent(found.source(), address, title(shown, content.index()))));
    }

    private static Optional<DocumentReferenceContentComponent> content(Object document, int index) {
        return document instanceof DocumentReference known
                        && index < known.getContent().size()
                ? Optional.of(known.getContent().get(index))
                : Optional.empty();
    }

    private static String title(DocumentReference shown, int index) {
        return content(shown, index)
                .map(content -> content.getAttachment().getTitle())
                .or(() -> Optional.ofNullable(shown.getDescription()))
                .orElse("");
    }
}
