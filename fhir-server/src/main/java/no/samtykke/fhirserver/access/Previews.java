package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentReader;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.MandateReader;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.stereotype.Component;

/**
 * Tells what a decision would open and close before it is made: {@link AccessPolicy} is asked about all that is open
 * now, and again as if it were made. Nothing is stored.
 */
@Component
public class Previews {

    private final AccessPolicy policy;
    private final Openings openings;
    private final Decisions decisions;
    private final CircleReader circles;
    private final Ownership ownership;
    private final StoredContent stored;
    private final IndexedTokens tokens;
    private final Changes changes;
    private final ConsentSubmission submission;

    Previews(
            AccessPolicy policy,
            Decisions decisions,
            CircleReader circles,
            Ownership ownership,
            StoredContent stored,
            IndexedTokens tokens,
            Changes changes,
            ConsentSubmission submission,
            SmartProperties smart) {
        this.policy = policy;
        this.openings = new Openings(policy, smart.acceptedAcr().getFirst());
        this.decisions = decisions;
        this.circles = circles;
        this.ownership = ownership;
        this.stored = stored;
        this.tokens = tokens;
        this.changes = changes;
        this.submission = submission;
    }

    /**
     * Of a Consent as it would be given.
     *
     * <p>What is not of the right shape, about another patient, or in the wrong order is refused as the create of it
     * would be.
     */
    public Preview ofGiving(RequestDetails request, CitizenApp app, Consent draft) {
        if (Ownership.of(draft, app) != Target.SUBJECTS_DATA) {
            throw Refusals.absent();
        }
        var circle = circle(request, app);
        if (MandateReader.isMandate(draft)) {
            // Given in a transaction, with its RelatedPerson: alone, no create of it is right.
            var refusal = refusal(request, app, Interaction.CREATE, new Change.Unseen(), draft);
            return preview(
                    circle,
                    mandate(draft)
                            .map(terms -> circle.with(Acting.holder(holder(draft), "", terms)))
                            .orElse(circle),
                    refusal);
        }
        var refusal = refusal(request, app, Interaction.CREATE, changes.creation(draft, app), draft);
        if (refusal.isEmpty()) {
            submission.demandGiving(draft, app, request);
        }
        return preview(circle, ConsentReader.read(draft).map(circle::with).orElse(circle), refusal);
    }

    /**
     * Of the end of a Consent.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException when it is not one of the patient in context
     */
    public Preview ofEnding(RequestDetails request, CitizenApp app, String consentId) {
        if (ownership.ofStored("Consent", consentId, app) != Target.SUBJECTS_DATA) {
            throw Refusals.absent();
        }
        var circle = circle(request, app);
        var before = (Consent) stored.current("Consent", consentId);
        var after = before.copy().setStatus(Consent.ConsentState.INACTIVE);
        var change = MandateReader.isMandate(before) ? new Change.Unseen() : changes.update(before, after, app);
        return preview(circle, circle.without(consentId), refusal(request, app, Interaction.UPDATE, change, before));
    }

    private Circle circle(RequestDetails request, CitizenApp app) {
        return circles.of(
                app,
                decisions.factsOf(request, app),
                decisions.accessOf(request).on());
    }

    private Preview preview(Circle now, Circle then, Optional<Reason> refusal) {
        return Preview.of(openings.of(now), openings.of(then), refusal);
    }

    private Optional<Reason> refusal(
            RequestDetails request, CitizenApp app, Interaction interaction, Change change, Consent consent) {
        var decision = policy.decide(new AccessRequest(
                app,
                interaction,
                "Consent",
                Target.SUBJECTS_DATA,
                change,
                new Content.Sent(tokens.of(consent)),
                decisions.factsOf(request, app),
                decisions.accessOf(request).on()));
        return decision instanceof Deny(var reason) ? Optional.of(reason) : Optional.empty();
    }

    private static String holder(Consent draft) {
        return draft.getProvision().getActorFirstRep().getReference().getReference();
    }

    /** The RelatedPerson is not stored yet, so any reference to it will do. */
    private static Optional<Mandate> mandate(Consent draft) {
        var readable = draft.copy();
        readable.getProvision().getActorFirstRep().getReference().setReference("RelatedPerson/draft");
        return MandateReader.read(readable)
                .map(terms -> new Mandate("", terms.giver(), terms.areas(), terms.startsOn(), terms.endsOn()));
    }
}
