package no.samtykke.fhirserver.bulk;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.grants.Act;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * FHIR Bulk Data Access: an export is begun, asked about, fetched and ended. What was granted is asked each time,
 * before any job is looked for; a job of another, and one that is over, is absent like one that never was.
 */
@Component
public class ExportOperations {

    private final ExchangeGate gate;
    private final Exports exports;
    private final ExportAnswers answers;
    private final ExportedFile files;

    ExportOperations(ExchangeGate gate, Exports exports, ExportAnswers answers, ExportedFile files) {
        this.gate = gate;
        this.exports = exports;
        this.answers = answers;
        this.files = files;
    }

    /** Of all people who have set something that was granted. */
    @Operation(name = "$export", typeName = "Patient", idempotent = true, manualRequest = true, manualResponse = true)
    public void exportOfAll(RequestDetails request, HttpServletResponse response) {
        begin(gate.demandAny(request, Act.EXPORT), request, response);
    }

    /** Of those who have set something of one kind. */
    @Operation(name = "$export", typeName = "Group", idempotent = true, manualRequest = true, manualResponse = true)
    public void exportOfGroup(@IdParam IdType group, RequestDetails request, HttpServletResponse response) {
        begin(gate.demand(request, Act.EXPORT, SettingGroup.kindOf(group.getIdPart())), request, response);
    }

    /** How far it has come, and by DELETE its end. */
    @Operation(name = "$export-status", idempotent = true, deleteEnabled = true, manualResponse = true)
    public void exportStatus(
            @OperationParam(name = "job") @Nullable StringType job,
            RequestDetails request,
            HttpServletResponse response)
            throws IOException {
        var export = export(job, gate.demandAny(request, Act.EXPORT), request);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            exports.end(export);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else if (export.isPrepared()) {
            answers.whole(export, exports.files(export), response);
        } else {
            answers.notYet(response);
        }
    }

    /** What is answered here is empty: the file follows after the last door. */
    @Operation(name = "$export-file", idempotent = true)
    public Parameters exportFile(
            @OperationParam(name = "job") @Nullable StringType job,
            @OperationParam(name = "file") @Nullable StringType file,
            RequestDetails request) {
        var granted = gate.demandAny(request, Act.EXPORT);
        var export = export(job, granted, request);
        var name = Optional.ofNullable(file)
                .map(StringType::getValue)
                .flatMap(FileName::read)
                .orElseThrow(Refusals::absent);
        files.follow(export, name, granted, request);
        return new Parameters();
    }

    private void begin(Granted granted, RequestDetails request, HttpServletResponse response) {
        var wish = ExportWish.of(request);
        var id = exports.begin(BulkRequests.system(request), granted, request.getCompleteUrl(), wish)
                .orElseThrow(BulkRequests::tooMany);
        answers.begun(id, response);
    }

    /** Of the system that asks, and of something that it may still be told. */
    private Export export(@Nullable StringType job, Granted granted, RequestDetails request) {
        return BulkRequests.id(job)
                .flatMap(id -> exports.find(id, BulkRequests.system(request)))
                .filter(export -> export.settings().stream().anyMatch(granted.kinds()::contains))
                .orElseThrow(Refusals::absent);
    }
}
