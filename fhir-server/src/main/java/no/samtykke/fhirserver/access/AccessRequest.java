package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;
import no.samtykke.fhirserver.smart.SmartScopes.Context;

/**
 * One question: may this app, in the hands of this person, do this to that kind of resource, today?
 *
 * @param relation by which the person who acts asks
 * @param on the day of the request, in Norwegian time
 */
record AccessRequest(
        Caller.CitizenApp app,
        Interaction interaction,
        String resourceType,
        Target target,
        Change change,
        Content content,
        Facts facts,
        Relation relation,
        LocalDate on) {

    AccessRequest(
            Caller.CitizenApp app,
            Interaction interaction,
            String resourceType,
            Target target,
            Change change,
            Content content,
            Facts facts,
            LocalDate on) {
        this(
                app,
                interaction,
                resourceType,
                target,
                change,
                content,
                facts,
                facts.relations().getFirst(),
                on);
    }

    /** The same question by each of the relations that there are. */
    List<AccessRequest> byEachRelation() {
        return facts.relations().stream()
                .map(other ->
                        new AccessRequest(app, interaction, resourceType, target, change, content, facts, other, on))
                .toList();
    }

    /** The same question, were other things true. */
    AccessRequest withFacts(Facts others) {
        return new AccessRequest(app, interaction, resourceType, target, change, content, others, on);
    }

    /** Whose resource it is, seen from the token. */
    enum Target {
        /** In the compartment of the patient in context. */
        SUBJECTS_DATA,
        /** The Patient resource of the person who acts, when she acts for another: what {@code fhirUser} points to. */
        ACTORS_PROFILE,
        /** Another's, nobody's, or not there at all: no difference is made. */
        SOMEONE_ELSES
    }

    /** What the scopes of the token reach of this type. */
    Narrowing scopesReach() {
        return reach(app.scopes());
    }

    /** What she approved that the app reaches of this type. */
    Narrowing approvalReaches() {
        return reach(facts.approved().map(Approval::scopes).orElse(SmartScopes.NONE));
    }

    private Narrowing reach(SmartScopes scopes) {
        return Narrowing.of(scopes, Context.PATIENT, interaction, resourceType);
    }

    /** What the resources of the type are to the citizen; of a type that is not served, the narrowest there is. */
    DataKind kind() {
        boolean ofSummaryCareRecord = switch (content) {
            case Content.AtSource at -> at.ofSummaryCareRecord();
            case Content.Passed passed -> passed.ofSummaryCareRecord();
            default -> false;
        };
        if (ofSummaryCareRecord) {
            return DataKind.SUMMARY_CARE_RECORD;
        }
        return ServedType.of(resourceType).map(ServedType::kind).orElse(DataKind.SETTINGS);
    }

    boolean isAboutActorsProfile() {
        return target == Target.ACTORS_PROFILE;
    }
}
