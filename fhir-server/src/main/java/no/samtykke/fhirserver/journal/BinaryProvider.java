package no.samtykke.fhirserver.journal;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.io.IOException;
import java.util.Optional;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.passthrough.DocumentContents;
import no.samtykke.fhirserver.passthrough.DocumentContents.DocumentContent;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking;
import no.samtykke.fhirserver.sources.DocumentWish;
import no.samtykke.fhirserver.sources.OpenedDocument;
import no.samtykke.fhirserver.sources.SessionKey;
import no.samtykke.fhirserver.sources.SessionMemory;
import no.samtykke.fhirserver.sources.SourceConnection;
import no.samtykke.fhirserver.sources.SourceSilent;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * The content of a document (ITI-68). What is answered here is empty: the content itself follows after the last door
 * and the usage log, by {@link ContentStreaming}.
 */
@Component
public class BinaryProvider implements IResourceProvider {

    static final String ENCRYPTED = "application/jose";
    private static final int FORBIDDEN = 403;

    private final DocumentContents contents;
    private final SourceConnection connection;
    private final Asking asking;
    private final SessionMemory memory;

    BinaryProvider(DocumentContents contents, SourceConnection connection, Asking asking, SessionMemory memory) {
        this.contents = contents;
        this.connection = connection;
        this.asking = asking;
        this.memory = memory;
    }

    @Override
    public Class<Binary> getResourceType() {
        return Binary.class;
    }

    @Read
    public Binary read(@IdParam IdType id, RequestDetails request) {
        var app = RequestAccess.appOf(request).orElseThrow(Refusals::absent);
        var content = contents.of(request, app, id.getIdPart()).orElseThrow(Refusals::absent);
        var opened = open(request, app, content);
        var binary = new Binary().setContentType(opened.contentType());
        binary.setId(id);
        new PassedThrough(app.subject(), content.source().ofSummaryCareRecord()).mark(binary);
        new Passage(app, opened, content.source().id(), content.title()).keepIn(request);
        return binary;
    }

    private OpenedDocument open(RequestDetails request, CitizenApp app, DocumentContent content) {
        var source = content.source();
        var key = memory.keyOf(app);
        if (memory.demandsEncryption(app) && (key.isEmpty() || !source.encrypts())) {
            throw new OperationRefused(FORBIDDEN, "encryption-required");
        }
        var encryptTo = key.filter(_ -> source.encrypts()).map(SessionKey::jwk);
        try {
            var opened = connection.open(
                    source,
                    content.address(),
                    asking.statementOf(request),
                    new DocumentWish(range(request), encryptTo));
            if (encryptTo.isPresent() && !opened.contentType().equals(ENCRYPTED)) {
                close(opened);
                throw contents.refusal(request, source, Why.NONSENSE);
            }
            return opened;
        } catch (SourceSilent silent) {
            throw contents.refusal(request, source, silent.why());
        }
    }

    /** A resource in JSON is given whole, and so is what may have changed: nothing here has a validator. */
    private static Optional<String> range(RequestDetails request) {
        return ContentForm.of(request) == ContentForm.RESOURCE || request.getHeader("If-Range") != null
                ? Optional.empty()
                : Optional.ofNullable(request.getHeader("Range")).filter(ContentHeaders::isRange);
    }

    private static void close(OpenedDocument opened) {
        try {
            opened.close();
        } catch (IOException ended) {
            // It is closed for it to end.
        }
    }
}
