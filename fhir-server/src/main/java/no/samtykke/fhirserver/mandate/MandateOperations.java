package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * The FHIR face of this room beside {@link MandateTransaction}: what a person does, for herself, with the powers that
 * she gave or received. Parameters in and out.
 */
@Component
public class MandateOperations {

    private final MandateChanging changing;
    private final AcceptanceCheck acceptance;
    private final MandateList list;
    private final Actors actors;
    private final RefusedMandates refused;

    MandateOperations(
            MandateChanging changing,
            AcceptanceCheck acceptance,
            MandateList list,
            Actors actors,
            RefusedMandates refused) {
        this.changing = changing;
        this.acceptance = acceptance;
        this.list = list;
        this.actors = actors;
        this.refused = refused;
    }

    @Operation(name = "$mandates")
    public Parameters mandates(@ResourceParam Parameters in, RequestDetails request) {
        return refused.telling(request, () -> list.of(actors.of(in, request).patientId()));
    }

    @Operation(name = "$accept-mandate")
    public Parameters accept(@ResourceParam Parameters in, RequestDetails request) {
        return step(in, request, "active", (mandate, actor) -> {
            var proposed = changing.proposedTo(actor.patientId(), mandate);
            acceptance.demand(proposed.mandate(), actor.patientId());
            changing.accept(mandate, actor);
        });
    }

    @Operation(name = "$decline-mandate")
    public Parameters decline(@ResourceParam Parameters in, RequestDetails request) {
        return step(in, request, "rejected", changing::decline);
    }

    @Operation(name = "$end-mandate")
    public Parameters end(@ResourceParam Parameters in, RequestDetails request) {
        return step(in, request, "inactive", changing::end);
    }

    @FunctionalInterface
    private interface Step {
        void take(String mandate, Actor actor);
    }

    private Parameters step(Parameters in, RequestDetails request, String status, Step step) {
        String mandate = mandate(in);
        return refused.telling(request, () -> {
            step.take(mandate, actors.of(in, request));
            return new Parameters()
                    .addParameter("mandate", new Reference("Consent/" + mandate))
                    .addParameter("status", new CodeType(status));
        });
    }

    /** The logical id of the Consent. */
    private static String mandate(Parameters in) {
        var given = in.getParameter("mandate");
        if (given != null
                && given.getValue() instanceof Reference reference
                && "Consent".equals(reference.getReferenceElement().getResourceType())
                && reference.getReferenceElement().hasIdPart()) {
            return reference.getReferenceElement().getIdPart();
        }
        throw new InvalidRequestException("Parameter mandate is missing or no reference to a Consent");
    }
}
