package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The door for what passes through: may a source be asked, and may what it gave be shown? */
@Component
public class SourceGate {

    private final Decisions decisions;
    private final IndexedTokens tokens;

    SourceGate(Decisions decisions, IndexedTokens tokens) {
        this.decisions = decisions;
        this.tokens = tokens;
    }

    /**
     * Why no source of this kind may be asked for this type, as it would be told to the one who acts; empty when it may
     * be. To be asked before any source is.
     *
     * @param ofSummaryCareRecord whether what the source has is her summary care record, whatever the type
     */
    public Optional<Reason> objection(RequestDetails request, String resourceType, boolean ofSummaryCareRecord) {
        return decisions.objection(
                request,
                Interaction.READ,
                resourceType,
                Target.SUBJECTS_DATA,
                new Content.AtSource(ofSummaryCareRecord));
    }

    /** Whether a resource that was marked as {@link PassedThrough} may be shown. What may not must look absent. */
    public boolean shows(RequestDetails request, Resource resource) {
        return decisions.accessOf(request).caller() instanceof CitizenApp app
                && decisions.allows(
                        request,
                        Interaction.READ,
                        resource.fhirType(),
                        Ownership.of(resource, app),
                        tokens.contentOf(resource));
    }
}
