package no.samtykke.fhirserver.access;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import no.samtykke.fhirserver.smart.TokenValue;

/**
 * A generated situation: who asks for what, and all that is true then. It is told in few words, so that a
 * counterexample can be read.
 *
 * @param ofActor Consents of the person who acts; not looked at when she acts for herself
 * @param ofSubject Consents of the patient, approvals of apps among them
 * @param holds the category of the resource in question
 */
record Situation(
        List<Relation> relations,
        LocalDate on,
        boolean sessionOpen,
        String acr,
        Set<String> scopes,
        Interaction does,
        String type,
        Target target,
        Change change,
        String holds,
        List<ConsentFact> ofActor,
        List<ConsentFact> ofSubject) {

    static final String ACTOR = "actor";
    static final String CLIENT = "app";
    static final String LEVEL = "idporten-loa-high";

    static final AccessPolicy POLICY = new AccessPolicy(
            Clock.systemUTC(),
            new AccessProperties(16, 12),
            new SmartProperties(
                    URI.create("http://fhir"), URI.create("http://issuer"), null, List.of(LEVEL), null, false));

    boolean isSelf() {
        return relations.contains(new Relation.Self());
    }

    String subject() {
        return isSelf() ? ACTOR : "subject";
    }

    AccessDecision decide() {
        return POLICY.decide(request());
    }

    boolean isPermitted() {
        return decide() instanceof AccessDecision.Permit;
    }

    AccessRequest request() {
        var app = new CitizenApp(
                CLIENT,
                new SmartScopes(String.join(" ", scopes)),
                ACTOR,
                subject(),
                acr,
                new UUID(0, 0),
                new UUID(0, 0));
        return new AccessRequest(app, does, type, target, change, content(), facts(), on);
    }

    Situation withConsentsOfSubject(Stream<ConsentFact> others) {
        return new Situation(
                relations, on, sessionOpen, acr, scopes, does, type, target, change, holds, ofActor, others.toList());
    }

    Situation withConsentsOfActor(Stream<ConsentFact> others) {
        return new Situation(
                relations, on, sessionOpen, acr, scopes, does, type, target, change, holds, others.toList(), ofSubject);
    }

    Situation withScopes(Set<String> others) {
        return new Situation(
                relations, on, sessionOpen, acr, others, does, type, target, change, holds, ofActor, ofSubject);
    }

    Situation withRelations(List<Relation> others) {
        return new Situation(
                others, on, sessionOpen, acr, scopes, does, type, target, change, holds, ofActor, ofSubject);
    }

    /** As they are read of the database. */
    private Facts facts() {
        var subject = inForce(ofSubject);
        return new Facts(
                sessionOpen,
                isSelf() ? subject : inForce(ofActor),
                subject,
                subject.approval(ACTOR, CLIENT),
                relations);
    }

    private ConsentsInForce inForce(List<ConsentFact> decided) {
        return new ConsentsInForce(decided.stream()
                .filter(fact -> !fact.readable() || fact.inForceOn(on))
                .toList());
    }

    private Content content() {
        Tokens tokens = (parameter, values) -> parameter.equals("category")
                && values.stream().map(TokenValue::code).anyMatch(holds::equals);
        return switch (does) {
            case SEARCH -> new Content.Unseen();
            case CREATE, UPDATE -> new Content.Sent(tokens);
            case READ, VREAD, HISTORY, DELETE -> new Content.Stored(tokens);
        };
    }

    @Override
    public String toString() {
        return "%s %s (%s, %s, %s) on %s as %s%n by %s, level %s, session %s%n actor: %s%n patient: %s%n"
                .formatted(
                        does,
                        type,
                        target,
                        change,
                        holds,
                        on,
                        relations,
                        scopes,
                        acr,
                        sessionOpen,
                        told(ofActor),
                        told(ofSubject));
    }

    private static String told(List<ConsentFact> decided) {
        return decided.stream()
                .map(fact -> "%s %s %s%s..%s%s"
                        .formatted(
                                fact.permits() ? "permit" : "deny",
                                fact.category(),
                                fact.level() == null ? "" : fact.level() + " ",
                                fact.startsOn() == null ? "" : fact.startsOn(),
                                fact.endsOn() == null ? "" : fact.endsOn(),
                                fact.scope() == null ? "" : " [" + fact.scope() + "]"))
                .collect(joining("; "));
    }
}
