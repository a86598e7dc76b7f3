package no.samtykke.fhirserver.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Between the doors: what was loaded by its id, each version by what it holds itself. A version out of reach is absent;
 * of a history it is left out. What a search finds was narrowed by its query.
 */
@Component
@Interceptor
public class VersionDoor {

    private final Decisions decisions;
    private final IndexedTokens tokens;

    VersionDoor(Decisions decisions, IndexedTokens tokens) {
        this.decisions = decisions;
        this.tokens = tokens;
    }

    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    public void onLoad(IPreResourceAccessDetails loaded, RequestDetails request) {
        if (request instanceof SystemRequestDetails
                || request.getRestOperationType() == null
                || !(decisions.accessOf(request).caller() instanceof CitizenApp app)) {
            return;
        }
        for (int i = 0; i < loaded.size(); i++) {
            var resource = loaded.getResource(i);
            switch (request.getRestOperationType()) {
                case READ -> demand(request, Interaction.READ, resource, app);
                case VREAD -> demand(request, Interaction.VREAD, resource, app);
                case HISTORY_INSTANCE -> {
                    if (!decisions.allows(
                            request,
                            Interaction.HISTORY,
                            resource.fhirType(),
                            Ownership.of(resource, app),
                            new Content.Stored(tokens.of(resource)))) {
                        loaded.setDontReturnResourceAtIndex(i);
                    }
                }
                default -> {}
            }
        }
    }

    /** A total would count the versions that were left out. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void onHistory(RequestDetails request, @Nullable IBaseResource answer) {
        if (request.getRestOperationType() == RestOperationTypeEnum.HISTORY_INSTANCE
                && answer instanceof Bundle history
                && !decisions
                        .narrowings(request, Interaction.HISTORY, request.getResourceName())
                        .isEmpty()) {
            history.setTotalElement(null);
        }
    }

    private void demand(RequestDetails request, Interaction interaction, IBaseResource resource, CitizenApp app) {
        decisions.demand(
                request,
                interaction,
                resource.fhirType(),
                Ownership.of(resource, app),
                new Change.Unseen(),
                new Content.Stored(tokens.of(resource)));
    }
}
