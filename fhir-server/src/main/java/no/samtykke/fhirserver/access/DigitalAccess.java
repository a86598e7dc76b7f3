package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.springframework.stereotype.Component;

/**
 * Answers an organisation that has data of a person: may they be shown to her, or to one who acts for her, now? It puts
 * the question of the doors to {@link AccessPolicy}, as if an app that she approved for everything asked in an open
 * session, and knows no rule itself.
 */
@Component
public class DigitalAccess {

    /** Of one who is not known here, or about whom one asks who is not. */
    public static final Explanation NOT_KNOWN = new Explanation(new AccessDecision.Deny(Reason.NO_GROUND), List.of());

    private static final SmartScopes ALL = new SmartScopes("patient/*.rs");

    private final AccessPolicy policy;
    private final DecidingConsents deciding;
    private final FactsReader facts;
    private final String level;

    DigitalAccess(AccessPolicy policy, FactsReader facts, SmartProperties smart) {
        this.policy = policy;
        this.deciding = new DecidingConsents(policy);
        this.facts = facts;
        this.level = smart.acceptedAcr().getFirst();
    }

    /**
     * One SQL statement, and questions to the population register when the two are not the same.
     *
     * @param actor logical id of the Patient of the one to whom it would be shown
     * @param resourceType one that is served
     * @param told the kinds of settings that the organisation may know: of others no Consent is named
     */
    public Explanation of(String clientId, String actor, String subject, String resourceType, Set<SettingKind> told) {
        var app = new CitizenApp(clientId, ALL, actor, subject, level, UUID.randomUUID(), UUID.randomUUID());
        var request = question(app, facts.read(app), resourceType, facts.today());
        var known = request.facts().subject().facts().stream()
                .filter(fact -> told.stream().anyMatch(kind -> kind.holds(fact)))
                .map(ConsentFact::id)
                .toList();
        List<String> consents =
                deciding.of(request).stream().filter(known::contains).toList();
        return new Explanation(policy.decide(request), consents);
    }

    /** As the first door asks when an app searches. */
    static AccessRequest question(CitizenApp app, Facts known, String resourceType, LocalDate on) {
        var facts = new Facts(
                true,
                known.actor(),
                known.subject(),
                Optional.of(new Approval(ALL, app.clientId())),
                known.relations());
        return new AccessRequest(
                app,
                Interaction.SEARCH,
                resourceType,
                AccessRequest.Target.SUBJECTS_DATA,
                new Change.Unseen(),
                new Content.Unseen(),
                facts,
                on);
    }
}
