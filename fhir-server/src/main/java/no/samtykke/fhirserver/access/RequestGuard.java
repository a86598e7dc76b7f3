package no.samtykke.fhirserver.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.springframework.stereotype.Component;

/**
 * Door 1: what may be asked at all. It stands at {@code PRE_HANDLED}, the one hook that entries of a batch reach as
 * well. What it has no line for is refused.
 */
@Component
@Interceptor
public class RequestGuard {

    /** Largest number of entries of a transaction. */
    public static final int MAX_ENTRIES = 200;

    private static final String X_PROVENANCE = "X-Provenance";

    private final Decisions decisions;
    private final Ownership ownership;
    private final StoredContent stored;
    private final TransactionGuard transactions;
    private final SystemContentGuard systems;

    RequestGuard(
            Decisions decisions,
            Ownership ownership,
            StoredContent stored,
            TransactionGuard transactions,
            SystemContentGuard systems) {
        this.decisions = decisions;
        this.ownership = ownership;
        this.stored = stored;
        this.transactions = transactions;
        this.systems = systems;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void guard(RequestDetails request, RestOperationTypeEnum operation) {
        if (isPublic(request, operation)) {
            return;
        }
        if (isOfExports(request, operation)) {
            decisions.demandOperation(request, ServedOperation.EXPORT_STATUS);
            return;
        }
        if (SystemContent.holds(request.getResourceName())) {
            refuseConditions(request, operation);
            systems.demand(request, operation);
            return;
        }
        switch (operation) {
            case METADATA -> {}
            case READ -> demandOfStored(request, Interaction.READ);
            case VREAD -> demandOfStored(request, Interaction.VREAD);
            case HISTORY_INSTANCE -> demandOfStored(request, Interaction.HISTORY);
            case UPDATE -> demandOfStored(request, Interaction.UPDATE);
            case DELETE -> demandOfStored(request, Interaction.DELETE);
            case CREATE -> demandCreate(request);
            case SEARCH_TYPE -> {
                demand(request, Interaction.SEARCH, Target.SUBJECTS_DATA);
                if (appOf(request).isPresent()) {
                    SearchQuestions.check(request);
                }
            }
            case TRANSACTION -> transactions.demand(request);
            case EXTENDED_OPERATION_SERVER -> decisions.demandOperation(request);
            case EXTENDED_OPERATION_TYPE -> demandValidation(request);
            // As a version is, it is judged here by what it holds: nothing of it leaves that the last door could see.
            case EXTENDED_OPERATION_INSTANCE -> {
                demandValidation(request);
                demandOfStored(request, Interaction.VREAD);
            }
            default -> throw decisions.notServed(request);
        }
    }

    private static boolean isPublic(RequestDetails request, RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ -> PublicContent.offers(request.getResourceName(), Interaction.READ);
            case SEARCH_TYPE -> PublicContent.offers(request.getResourceName(), Interaction.SEARCH);
            case EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
                PublicContent.offersOperation(request.getResourceName(), request.getOperation());
            default -> false;
        };
    }

    private static boolean isOfExports(RequestDetails request, RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ -> ExportAddresses.offers(request.getResourceName(), Interaction.READ);
            case SEARCH_TYPE -> ExportAddresses.offers(request.getResourceName(), Interaction.SEARCH);
            case EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
                ExportAddresses.offersOperation(request.getResourceName(), request.getOperation());
            default -> false;
        };
    }

    private void demandCreate(RequestDetails request) {
        refuseConditions(request, RestOperationTypeEnum.CREATE);
        demand(request, Interaction.CREATE, Target.SUBJECTS_DATA);
    }

    /** What is sent is the caller's own: it is enough that she may store such a resource, or see one. */
    private void demandValidation(RequestDetails request) {
        String type = request.getResourceName();
        if (!Validated.offers(type, request.getOperation())) {
            throw decisions.notServed(request);
        }
        boolean mayStore = appOf(request).isEmpty()
                || decisions.allows(request, Interaction.CREATE, type, Target.SUBJECTS_DATA, new Content.Unseen());
        demand(request, mayStore ? Interaction.CREATE : Interaction.READ, Target.SUBJECTS_DATA);
    }

    /**
     * The right to the type comes before the question whose it is: without it, nothing is looked up, so that the answer
     * is the same for every id.
     */
    private void demandOfStored(RequestDetails request, Interaction interaction) {
        if (interaction.writes()) {
            refuseConditions(request, request.getRestOperationType());
        }
        var id = request.getId();
        if (id == null || !id.hasIdPart()) {
            throw decisions.notServed(request);
        }
        boolean actorsProfile = appOf(request)
                .filter(app -> app.actsForAnother() && app.actor().equals(id.getIdPart()))
                .filter(_ -> request.getResourceName().equals("Patient"))
                .isPresent();
        if (!actorsProfile) {
            demand(request, interaction, Target.SUBJECTS_DATA);
        }
        var target = appOf(request)
                .map(app -> ownership.ofStored(request.getResourceName(), id.getIdPart(), app))
                .orElse(Target.SOMEONE_ELSES);
        demand(request, interaction, target);
        demandCurrent(request, interaction, target, id.getIdPart());
    }

    /**
     * Under granular scopes the current version must be within reach, whichever version is asked for: what has left
     * their reach is gone with its past. A plain read loads that version anyway, and is judged there.
     */
    private void demandCurrent(RequestDetails request, Interaction interaction, Target target, String id) {
        String type = request.getResourceName();
        if (target == Target.SUBJECTS_DATA
                && interaction != Interaction.READ
                && !decisions.narrowings(request, interaction, type).isEmpty()) {
            decisions.demand(request, interaction, type, target, new Change.Unseen(), stored.ofCurrent(type, id));
        }
    }

    private void demand(RequestDetails request, Interaction interaction, Target target) {
        decisions.demand(request, interaction, request.getResourceName(), target);
    }

    /** A condition is a search whose answer shows in the status: it could be asked about other people's data. */
    private void refuseConditions(RequestDetails request, RestOperationTypeEnum operation) {
        if (request.getConditionalUrl(operation) != null || request.getHeader(X_PROVENANCE) != null) {
            throw decisions.notServed(request);
        }
    }

    private Optional<CitizenApp> appOf(RequestDetails request) {
        return decisions.accessOf(request).caller() instanceof CitizenApp app ? Optional.of(app) : Optional.empty();
    }
}
