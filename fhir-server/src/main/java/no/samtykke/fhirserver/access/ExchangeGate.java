package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.grants.SettingsDisclosed;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.stereotype.Component;

/**
 * The door for what organisations do with settings of people: asks the rules, in a request that the first door let in.
 */
@Component
public class ExchangeGate {

    private final AccessPolicy policy;
    private final Decisions decisions;
    private final Refusals refusals;
    private final IndexedTokens tokens;
    private final Grants grants;

    ExchangeGate(AccessPolicy policy, Decisions decisions, Refusals refusals, IndexedTokens tokens, Grants grants) {
        this.policy = policy;
        this.decisions = decisions;
        this.refusals = refusals;
        this.tokens = tokens;
        this.grants = grants;
    }

    /**
     * What a system was let do.
     *
     * @param clientName what it is called to the citizen
     * @param kinds with which kinds of settings
     */
    public record Granted(String clientId, String clientName, Set<SettingKind> kinds) {

        /** That it is told, by this request, of these people; each of them is named once. */
        public SettingsDisclosed isTold(Stream<String> patients, RequestDetails request) {
            return new SettingsDisclosed(
                    patients.distinct().toList(), clientId, clientName, RequestReference.of(request));
        }
    }

    /** Refuses unless the system may do this with settings of that kind. To be asked before anybody is looked for. */
    public Granted demand(RequestDetails request, Act act, SettingKind kind) {
        return demand(request, act, kind::equals);
    }

    /** Refuses unless the system may do this with any kind of setting of that controller; empty for the platform. */
    public Granted demandAny(RequestDetails request, Act act, Optional<String> controller) {
        return demand(request, act, kind -> kind.controller().equals(controller));
    }

    /** Refuses unless the system may do this with any kind of setting at all. */
    public Granted demandAny(RequestDetails request, Act act) {
        return demand(request, act, _ -> true);
    }

    private Granted demand(RequestDetails request, Act act, Predicate<SettingKind> asked) {
        var access = decisions.accessOf(request);
        if (!(access.caller() instanceof BackendService system)) {
            throw decisions.notServed(request);
        }
        var held = grants.of(system);
        var kinds = held.stream()
                .flatMap(grant -> grant.kinds().stream())
                .filter(asked)
                .filter(kind -> decide(system, held, act, kind) instanceof AccessDecision.Permit)
                .collect(Collectors.toUnmodifiableSet());
        if (kinds.isEmpty()) {
            access.note(new AccessDecision.Deny(Reason.SYSTEM_NOT_GRANTED));
            throw refusals.of(Reason.SYSTEM_NOT_GRANTED, request, "");
        }
        return new Granted(system.clientId(), held.getFirst().told(), kinds);
    }

    private AccessDecision decide(BackendService system, List<Grant> held, Act act, SettingKind kind) {
        return policy.decideExchange(system, held, act, kind, new Content.Sent(tokens.of(settingOf(kind))));
    }

    /** What a scope such as {@code system/Consent.rs?category=register-reservation} is held against. */
    private static Consent settingOf(SettingKind kind) {
        return new Consent()
                .setStatus(Consent.ConsentState.ACTIVE)
                .addCategory(kind.category().concept());
    }
}
