package no.samtykke.fhirserver.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/** Door 3: what is stored. Both the old and the new state must be within reach, and the change itself allowed. */
@Component
@Interceptor
public class WriteDoor {

    private final Decisions decisions;
    private final Changes changes;
    private final IndexedTokens tokens;

    WriteDoor(Decisions decisions, Changes changes, IndexedTokens tokens) {
        this.decisions = decisions;
        this.changes = changes;
        this.tokens = tokens;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(IBaseResource created, RequestDetails request) {
        if (isOwnWork(request)) {
            return;
        }
        if (decisions.accessOf(request).caller() instanceof CitizenApp app) {
            Changes.markOrigin(created);
            demand(request, Interaction.CREATE, created, app, changes.creation(created, app), sent(created));
        } else {
            ArchiveOrigin.takeOff(created);
            decisions.demand(
                    request,
                    Interaction.CREATE,
                    created.fhirType(),
                    Target.SUBJECTS_DATA,
                    new Change.Unseen(),
                    sent(created));
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (isOwnWork(request)) {
            return;
        }
        if (!(decisions.accessOf(request).caller() instanceof CitizenApp app)) {
            throw decisions.notServed(request);
        }
        var change = changes.update(before, after, app);
        Changes.markOrigin(after);
        demand(request, Interaction.UPDATE, before, app, change, stored(before));
        demand(request, Interaction.UPDATE, after, app, change, sent(after));
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void onDelete(IBaseResource deleted, RequestDetails request) {
        if (isOwnWork(request)) {
            return;
        }
        if (!(decisions.accessOf(request).caller() instanceof CitizenApp app)) {
            throw decisions.notServed(request);
        }
        demand(request, Interaction.DELETE, deleted, app, changes.deletion(deleted, app), stored(deleted));
    }

    private void demand(
            RequestDetails request,
            Interaction interaction,
            IBaseResource resource,
            CitizenApp app,
            Change change,
            Content content) {
        decisions.demand(request, interaction, resource.fhirType(), Ownership.of(resource, app), change, content);
    }

    private Content stored(IBaseResource resource) {
        return new Content.Stored(tokens.of(resource));
    }

    private Content sent(IBaseResource resource) {
        return new Content.Sent(tokens.of(resource));
    }

    /** What the server does of itself, after it has decided: it comes from no caller. */
    private static boolean isOwnWork(RequestDetails request) {
        return request instanceof SystemRequestDetails;
    }
}
