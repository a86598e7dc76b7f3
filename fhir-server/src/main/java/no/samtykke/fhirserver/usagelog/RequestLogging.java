package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.RecordOwner;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs every use: a write in its own transaction, so that neither is there without the other; a read after the last
 * door and before the answer leaves, so that what cannot be logged is not shown; a refusal when it is told.
 */
@Component
@Interceptor
public class RequestLogging {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Logger LOGGER = LoggerFactory.getLogger(RequestLogging.class);

    private final UsageLog log;
    private final RequestEntries entries;
    private final Refusals refusals;

    RequestLogging(UsageLog log, RequestEntries entries, Refusals refusals) {
        this.log = log;
        this.entries = entries;
        this.refusals = refusals;
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 500)
    public void onResponse(RequestDetails request, @Nullable IBaseResource answer) {
        if ("AuditEvent".equals(request.getResourceName()) && SecurityView.isAskedBy(request)) {
            write(entries.ofSecurityView(request, answer), request);
            return;
        }
        switch (request.getRestOperationType()) {
            case READ, VREAD, HISTORY_INSTANCE, SEARCH_TYPE, EXTENDED_OPERATION_INSTANCE ->
                entries.ofRead(request).ifPresent(entry -> write(List.of(entry), request));
            // Those that change something are logged in the transaction of the change.
            case EXTENDED_OPERATION_SERVER ->
                entries.ofReadingOperation(request).ifPresent(entry -> write(List.of(entry), request));
            case null, default -> {}
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource created, RequestDetails request) {
        logWithTransaction(created, Action.C, request);
    }

    /** HAPI hands over the state before and the state after, in that order. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after, RequestDetails request) {
        logWithTransaction(after, Action.U, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource deleted, RequestDetails request) {
        logWithTransaction(deleted, Action.D, request);
    }

    /** A refusal stands even when it could not be logged: nothing was shown or done. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public void onFailure(RequestDetails request, BaseServerResponseException thrown) {
        try {
            log.write(entries.ofFailure(request, thrown).map(List::of).orElseGet(List::of));
        } catch (UsageLogUnavailable unavailable) {
            LOGGER.error("A refusal could not be logged", unavailable);
        }
    }

    private void logWithTransaction(IBaseResource resource, Action action, RequestDetails request) {
        Optional<String> patient = RecordOwner.of(resource);
        entries.ofWrite(request, action, resource, patient)
                .ifPresent(entry -> TransactionEntries.current(log).add(entry));
    }

    private void write(List<UsageEntry> used, RequestDetails request) {
        try {
            log.write(used);
        } catch (UsageLogUnavailable unavailable) {
            LOGGER.error("A use could not be logged and was refused", unavailable);
            throw new UnclassifiedServerFailureException(
                    SERVICE_UNAVAILABLE, "log-unavailable", refusals.outcome("log-unavailable", request));
        }
    }
}
