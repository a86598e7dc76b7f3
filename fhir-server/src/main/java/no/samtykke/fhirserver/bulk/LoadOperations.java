package no.samtykke.fhirserver.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.bulk.BoundedLines.TooLarge;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.rights.Outgoing;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first load of a controller: all that people decided with it before it was connected, in one go. It is taken in,
 * worked on afterwards, and told about by the numbers of the lines.
 */
@Component
public class LoadOperations {

    private final ExchangeGate gate;
    private final SettingsLoads loads;
    private final LoadReception reception;
    private final LoadReport report;
    private final BulkProperties properties;
    private final FhirContext fhir;
    private final String base;

    LoadOperations(
            ExchangeGate gate,
            SettingsLoads loads,
            LoadReception reception,
            LoadReport report,
            BulkProperties properties,
            FhirContext fhir,
            SmartProperties smart) {
        this.gate = gate;
        this.loads = loads;
        this.reception = reception;
        this.report = report;
        this.properties = properties;
        this.fhir = fhir;
        this.base = smart.base().toString();
    }

    /** What it brings flows past HAPI, which would hold all of it in memory. */
    @Operation(name = "$load-settings", manualRequest = true, manualResponse = true)
    public void loadSettings(RequestDetails request, HttpServletRequest body, HttpServletResponse response)
            throws IOException {
        var granted = gate.demandAny(request, Act.REGISTER);
        BulkRequests.demandLater(request);
        if (!BulkRequests.LINES.equals(BulkRequests.contentType(body))) {
            throw BulkRequests.wrong("Content-Type: " + BulkRequests.LINES);
        }
        var id = loads.begin(BulkRequests.system(request), granted).orElseThrow(BulkRequests::tooMany);
        try {
            reception.receive(id, body.getInputStream());
        } catch (TooLarge tooLarge) {
            throw new PayloadTooLargeException(
                    "A load holds " + properties.linesPerLoad() + " lines at most, of 64 kB each");
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", base + "/$load-status?job=" + id);
        response.setHeader("Cache-Control", "no-store");
    }

    /** How far it has come, and by DELETE its end: what waits is not worked on any more. */
    @Operation(name = "$load-status", idempotent = true, deleteEnabled = true, manualResponse = true)
    public void loadStatus(
            @OperationParam(name = "job") @Nullable StringType job,
            RequestDetails request,
            HttpServletResponse response)
            throws IOException {
        gate.demandAny(request, Act.REGISTER);
        var load = load(job, request);
        response.setHeader("Cache-Control", "no-store");
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            loads.end(load.id());
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else if (load.isFinished()) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("application/fhir+json");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(fhir.newJsonParser().encodeResourceToString(counts(load)));
        } else {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader(
                    "X-Progress",
                    load.done() + " of " + load.lines() + " lines, " + load.count("refused") + " refused, "
                            + load.count("conflict") + " in conflict");
            response.setHeader("Retry-After", String.valueOf(properties.every().toSeconds()));
        }
    }

    /** What is answered here is empty: the lines follow after the last door. */
    @Operation(name = "$load-report", idempotent = true)
    public Parameters loadReport(@OperationParam(name = "job") @Nullable StringType job, RequestDetails request) {
        gate.demandAny(request, Act.REGISTER);
        var load = load(job, request);
        new Outgoing(BulkRequests.LINES, Optional.empty(), Optional.empty(), out -> report.write(load, out))
                .keepIn(request);
        return new Parameters();
    }

    private Parameters counts(SettingsLoad load) {
        var out = new Parameters();
        out.addParameter("lines", new IntegerType(load.lines()));
        load.counts().forEach((outcome, count) -> out.addParameter(outcome, new IntegerType(count)));
        if (load.count("refused") + load.count("conflict") > 0) {
            out.addParameter("report", new UriType(base + "/$load-report?job=" + load.id()));
        }
        return out;
    }

    private SettingsLoad load(@Nullable StringType job, RequestDetails request) {
        return BulkRequests.id(job)
                .flatMap(id -> loads.find(id, BulkRequests.system(request)))
                .orElseThrow(Refusals::absent);
    }
}
