package no.samtykke.fhirserver.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Door 4: what leaves. Every resource is asked about once more, whatever brought it into the answer. One that is
 * refused here is a fault of an earlier door: the whole answer is withheld, and the metric
 * {@code samtykke.access.stopped.at.last.door} counts it. Tests hold that metric at 0.
 */
@Component
@Interceptor
public class LastDoor {

    public static final String METRIC = "samtykke.access.stopped.at.last.door";

    private static final Logger LOG = LoggerFactory.getLogger(LastDoor.class);

    private final Decisions decisions;
    private final IndexedTokens tokens;
    private final Counter stopped;

    LastDoor(Decisions decisions, IndexedTokens tokens, MeterRegistry meters) {
        this.decisions = decisions;
        this.tokens = tokens;
        this.stopped = meters.counter(METRIC);
    }

    @PreDestroy
    void report() {
        LOG.info("Resources stopped at the last door: {}", (long) stopped.count());
    }

    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void onShow(IPreResourceShowDetails shown, RequestDetails request) {
        if (request instanceof SystemRequestDetails || isWrite(request)) {
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            check(shown.getResource(i), request);
        }
    }

    /**
     * Before the usage log, which stands at a later order. The answer to a write shows the resource only to an app that
     * may read it.
     */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 400)
    public void onResponse(RequestDetails request, @Nullable IBaseResource answer, @Nullable ResponseDetails response) {
        if (answer == null) {
            return;
        }
        if (isWrite(request) && response != null && !(answer instanceof OperationOutcome)) {
            if (!mayRead(answer, request)
                    && !isItsOwn(answer, request)
                    && request.getRestOperationType() != RestOperationTypeEnum.TRANSACTION) {
                response.setResponseResource(null);
            }
            return;
        }
        check(answer, request);
    }

    private void check(@Nullable IBaseResource resource, RequestDetails request) {
        switch (resource) {
            case null -> {}
            case OperationOutcome _ -> {}
            case CapabilityStatement _ -> {}
            case Bundle bundle -> bundle.getEntry().forEach(entry -> check(entry.getResource(), request));
            default -> {
                if (!mayLeave(resource, request)) {
                    stopped.increment();
                    LOG.error("A {} was stopped at the last door", resource.fhirType());
                    throw new InternalErrorException("The answer was withheld");
                }
            }
        }
    }

    private boolean mayLeave(IBaseResource resource, RequestDetails request) {
        if (PublicContent.holds(resource.fhirType()) && PublicContent.holds(request.getResourceName())) {
            return true;
        }
        if (resource instanceof Parameters answer
                && PublicContent.offersOperation(request.getResourceName(), request.getOperation())) {
            return holdsNoResources(answer);
        }
        return switch (decisions.accessOf(request).caller()) {
            // What an operation answers was decided when it was let in; it holds no resources.
            case CitizenApp _
            when resource instanceof Parameters answer && isOperation(request) -> holdsNoResources(answer);
            case CitizenApp app ->
                decisions.allows(
                        request,
                        interactionOf(request),
                        resource.fhirType(),
                        Ownership.of(resource, app),
                        tokens.contentOf(resource));
            // What she has set, while she lets support in; and never anybody else's.
            case Caller.BackendService _
            when resource instanceof Consent consent && isSupportsView(request) ->
                RecordOwner.of(consent).equals(decisions.accessOf(request).patient());
            case BackendService _
            when resource instanceof AuditEvent ->
                decisions.allows(
                        request,
                        interactionOf(request),
                        resource.fhirType(),
                        Target.SOMEONE_ELSES,
                        new Content.Unseen());
            // Made of what the system was granted, and of nobody's data.
            case BackendService _
            when ExportAddresses.isGroup(resource.fhirType()) -> ExportAddresses.isGroup(request.getResourceName());
            case BackendService _ when SystemContent.holds(resource.fhirType()) -> isItsOwn(resource, request);
            // Operations of log-in answer with Parameters; a load answers with references only.
            default -> resource.fhirType().equals("Parameters");
        };
    }

    private boolean mayRead(IBaseResource resource, RequestDetails request) {
        return decisions.accessOf(request).caller() instanceof CitizenApp app
                && Ownership.of(resource, app) == Target.SUBJECTS_DATA
                && decisions.allows(
                        request,
                        Interaction.READ,
                        resource.fhirType(),
                        Target.SUBJECTS_DATA,
                        new Content.Stored(tokens.of(resource)));
    }

    private boolean isItsOwn(IBaseResource resource, RequestDetails request) {
        return decisions.accessOf(request).caller() instanceof BackendService system
                && SystemContent.isOf(system.clientId(), resource);
    }

    private boolean isSupportsView(RequestDetails request) {
        return isOperation(request)
                && ServedOperation.of(request.getOperation())
                        .filter(ServedOperation.SUPPORT_SETTINGS::equals)
                        .isPresent()
                && decisions.accessOf(request).patient().isPresent();
    }

    private static boolean isOperation(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.EXTENDED_OPERATION_SERVER;
    }

    private static boolean holdsNoResources(Parameters answer) {
        return answer.getParameter().stream().noneMatch(LastDoor::holdsResource);
    }

    private static boolean holdsResource(ParametersParameterComponent parameter) {
        return parameter.hasResource() || parameter.getPart().stream().anyMatch(LastDoor::holdsResource);
    }

    private static Interaction interactionOf(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
                ? Interaction.SEARCH
                : Interaction.READ;
    }

    private static boolean isWrite(RequestDetails request) {
        return switch (request.getRestOperationType()) {
            case CREATE, UPDATE, DELETE, TRANSACTION -> true;
            case null, default -> false;
        };
    }
}
