package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.access.ServedOperation.Audience;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.CurrentCaller;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;
import no.samtykke.fhirserver.smart.SmartScopes.Context;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.stereotype.Component;

/** Puts the questions of the doors to {@link AccessPolicy}, with the facts of the request, and turns a no into HTTP. */
@Component
class Decisions {

    private static final String LOG = "AuditEvent";

    private final AccessPolicy policy;
    private final FactsReader facts;
    private final Refusals refusals;
    private final IndexedTokens tokens;
    private final Grants grants;

    Decisions(AccessPolicy policy, FactsReader facts, Refusals refusals, IndexedTokens tokens, Grants grants) {
        this.policy = policy;
        this.facts = facts;
        this.refusals = refusals;
        this.tokens = tokens;
        this.grants = grants;
    }

    /** What is known of this request; made at the first door. A request without a caller is refused. */
    RequestAccess accessOf(RequestDetails request) {
        return RequestAccess.of(request).orElseGet(() -> {
            var access = new RequestAccess(callerOf(request), facts.today());
            access.keepIn(request);
            return access;
        });
    }

    /** Refuses unless the app may do this, as far as that can be told before the resource is seen. */
    void demand(RequestDetails request, Interaction interaction, String resourceType, Target target) {
        demand(request, interaction, resourceType, target, new Change.Unseen(), new Content.Unseen());
    }

    /** Refuses unless the app may do this. */
    void demand(
            RequestDetails request,
            Interaction interaction,
            String resourceType,
            Target target,
            Change change,
            Content content) {
        var access = accessOf(request);
        if (access.caller() instanceof CitizenApp app) {
            access.isAbout(target == Target.ACTORS_PROFILE ? app.actor() : app.subject());
        }
        var decision = switch (access.caller()) {
            case CitizenApp app ->
                policy.decide(new AccessRequest(
                        app, interaction, resourceType, target, change, content, factsOf(access, app), access.on()));
            case BackendService system
            when resourceType.equals(LOG) && !interaction.writes() -> policy.decideSecurityLog(system, interaction);
            case BackendService system
            when interaction == Interaction.CREATE -> policy.decideLoad(system, resourceType, content);
            case BackendService _ -> new AccessDecision.Deny(Reason.SYSTEM_NOT_GRANTED);
            case Caller.LoginServer _ -> new AccessDecision.Deny(Reason.SYSTEM_NOT_GRANTED);
        };
        settle(access, decision, request, interaction, resourceType);
    }

    /** Whether the app may do this, without refusing the request. */
    boolean allows(
            RequestDetails request, Interaction interaction, String resourceType, Target target, Content content) {
        return objection(request, interaction, resourceType, target, content).isEmpty();
    }

    /** Why the app may not do this, without refusing the request; empty when it may. */
    Optional<Reason> objection(
            RequestDetails request, Interaction interaction, String resourceType, Target target, Content content) {
        var access = accessOf(request);
        if (access.caller() instanceof BackendService system && resourceType.equals(LOG)) {
            return objection(policy.decideSecurityLog(system, interaction));
        }
        if (!(access.caller() instanceof CitizenApp app)) {
            return Optional.of(Reason.SYSTEM_NOT_GRANTED);
        }
        var decision = policy.decide(new AccessRequest(
                app,
                interaction,
                resourceType,
                target,
                new Change.Unseen(),
                content,
                factsOf(access, app),
                access.on()));
        return objection(decision);
    }

    private static Optional<Reason> objection(AccessDecision decision) {
        return switch (decision) {
            case AccessDecision.Permit _ -> Optional.empty();
            case AccessDecision.Deny(var reason) -> Optional.of(reason);
        };
    }

    /**
     * What the scopes of the token, and those that she approved, reach of a type: a resource must be within both. Those
     * that reach all of it are left out. Asked only after the app was let in.
     */
    List<Narrowing> narrowings(RequestDetails request, Interaction interaction, String resourceType) {
        var access = accessOf(request);
        if (!(access.caller() instanceof CitizenApp app)) {
            return List.of();
        }
        var approved = factsOf(access, app).approved().map(Approval::scopes).orElse(SmartScopes.NONE);
        return Stream.of(app.scopes(), approved)
                .map(scopes -> Narrowing.of(scopes, Context.PATIENT, interaction, resourceType))
                .filter(narrowing -> !narrowing.reachesAll())
                .toList();
    }

    /** Refuses unless the caller may use the operation that the request names. */
    void demandOperation(RequestDetails request) {
        demandOperation(request, ServedOperation.of(request.getOperation()).orElseThrow(() -> notServed(request)));
    }

    /** Refuses unless the caller may use that operation. */
    void demandOperation(RequestDetails request, ServedOperation operation) {
        var access = accessOf(request);
        if (!(access.caller() instanceof CitizenApp app)) {
            settle(
                    access,
                    policy.decideOperation(access.caller(), operation, grantsOf(access.caller())),
                    request,
                    Interaction.CREATE,
                    "");
            return;
        }
        access.isAbout(app.subject());
        if (operation.isFor(Audience.ANY_APP)) {
            return;
        }
        if (operation.isFor(Audience.HERSELF)) {
            demandForHerself(request, access, app, operation);
            return;
        }
        var use = operation.use().filter(_ -> operation.isFor(Audience.CITIZEN)).orElseThrow(() -> notServed(request));
        demand(request, use.interaction(), use.resourceType(), Target.SUBJECTS_DATA);
        if (!narrowings(request, use.interaction(), use.resourceType()).isEmpty()) {
            // What an operation does is not one resource, so it cannot be held against a query.
            settle(
                    access,
                    new AccessDecision.Deny(Reason.SCOPE_MISSING),
                    request,
                    use.interaction(),
                    use.resourceType());
        }
    }

    /** Refuses one who acts for another: what she decides about herself, nobody decides for her. */
    void demandForHerself(RequestDetails request) {
        var access = accessOf(request);
        if (access.caller() instanceof CitizenApp app && app.actsForAnother()) {
            access.note(new AccessDecision.Deny(Reason.CONSENT_NOT_YOURS));
            throw refusals.of(Reason.CONSENT_NOT_YOURS, request, "");
        }
    }

    private void demandForHerself(
            RequestDetails request, RequestAccess access, CitizenApp app, ServedOperation operation) {
        var use = operation.use().orElseThrow(() -> notServed(request));
        var content = use.resourceType().equals("Consent")
                ? new Content.Sent(
                        tokens.of(new Consent().addCategory(operation.decides().concept())))
                : new Content.Unseen();
        var decision = policy.decideForHerself(new AccessRequest(
                app,
                use.interaction(),
                use.resourceType(),
                Target.SUBJECTS_DATA,
                new Change.Unseen(),
                content,
                factsOf(access, app),
                access.on()));
        settle(access, decision, request, use.interaction(), use.resourceType());
    }

    /** Refuses unless support may be told about the patient. */
    void demandSupport(RequestDetails request, String patient, Facts known) {
        var access = accessOf(request);
        if (!known.subject().facts().isEmpty()) {
            access.isAbout(patient);
        }
        settle(access, policy.decideSupport(known), request, Interaction.READ, "");
    }

    /** Read once for a request. */
    Facts factsOf(RequestDetails request, CitizenApp app) {
        return factsOf(accessOf(request), app);
    }

    /** Refuses what no rule needs to be asked about, since it is not served at all. */
    RuntimeException notServed(RequestDetails request) {
        accessOf(request).note(new AccessDecision.Deny(Reason.NOT_SERVED));
        return refusals.of(Reason.NOT_SERVED, request, "");
    }

    private void settle(
            RequestAccess access,
            AccessDecision decision,
            RequestDetails request,
            Interaction interaction,
            String resourceType) {
        access.note(decision);
        if (decision instanceof AccessDecision.Deny(var reason)) {
            throw refusals.of(reason, request, "patient/" + resourceType + "." + interaction.letter());
        }
    }

    private Facts factsOf(RequestAccess access, CitizenApp app) {
        return access.facts().orElseGet(() -> {
            var read = facts.read(app);
            access.know(read);
            return read;
        });
    }

    private List<Grant> grantsOf(Caller caller) {
        return caller instanceof BackendService system ? grants.of(system) : List.of();
    }

    private Caller callerOf(RequestDetails request) {
        if (request instanceof ServletRequestDetails servlet) {
            return CurrentCaller.of(servlet.getServletRequest())
                    .orElseThrow(() -> refusals.of(Reason.SESSION_ENDED, request, ""));
        }
        throw refusals.of(Reason.NOT_SERVED, request, "");
    }
}
