package no.samtykke.fhirserver.kjernejournal;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.login.OperationSubject;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The FHIR face of this room: an app asks for the patient in context, staff name a person as {@code patient}. Who may
 * call it is for {@code access} to say.
 */
@Component
public class KjernejournalOperations {

    private final OptOut optOut;
    private final Return back;
    private final OptOutNotices notices;
    private final OperationSubject subject;
    private final SummaryCareRecord source;

    KjernejournalOperations(
            OptOut optOut, Return back, OptOutNotices notices, OperationSubject subject, SummaryCareRecord source) {
        this.optOut = optOut;
        this.back = back;
        this.notices = notices;
        this.subject = subject;
        this.source = source;
    }

    @Operation(name = "$kjernejournal-opt-out")
    public Parameters optOut(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        demandSource();
        var given = optOut.give(subject.of(in, request), Decider.of(request));
        boolean told = notices.deliver(given.noticeId());
        return new Parameters()
                .addParameter("consent", new Reference("Consent/" + given.consentId()))
                .addParameter("source", new CodeType(told ? "told" : "pending"))
                .addParameter(
                        "restorable-through",
                        new DateType(given.restorableThrough().toString()));
    }

    @Operation(name = "$kjernejournal-restore")
    public Parameters restore(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        demandSource();
        String ended = back.restore(subject.of(in, request), Decider.of(request));
        return new Parameters()
                .addParameter("consent", new Reference("Consent/" + ended))
                .addParameter("source", new CodeType("told"));
    }

    @Operation(name = "$kjernejournal-create-new")
    public Parameters createNew(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        demandSource();
        var startsOn = back.createNew(subject.of(in, request), Decider.of(request));
        return new Parameters()
                .addParameter("starts-on", new DateType(startsOn.toString()))
                .addParameter("source", new CodeType("told"));
    }

    private void demandSource() {
        if (!source.isOffered()) {
            throw new OperationRefused(SourceUnavailable.STATUS, SourceUnavailable.REASON);
        }
    }
}
