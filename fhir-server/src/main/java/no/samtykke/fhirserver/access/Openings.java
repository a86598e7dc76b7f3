package no.samtykke.fhirserver.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;

/**
 * All that is open to the people of a {@link Circle}, asked of {@link AccessPolicy} kind by kind: through each app that
 * one of them has approved, with a log-in in order and a token of all that she approved.
 */
class Openings {

    private static final List<Interaction> WAYS = List.of(Interaction.SEARCH, Interaction.CREATE);
    private static final Approval ANY_APP = new Approval(new SmartScopes("patient/*.cruds"), "");
    private static final UUID NO_MATTER = new UUID(0, 0);

    private final AccessPolicy policy;
    private final String level;

    /** @param level of a log-in that is high enough */
    Openings(AccessPolicy policy, String level) {
        this.policy = policy;
        this.level = level;
    }

    /** In the order of people, apps and types. */
    Set<Opening> of(Circle circle) {
        var open = new LinkedHashSet<Opening>();
        for (var person : circle.people()) {
            if (person.patientId().isEmpty()) {
                add(open, circle, person, "", ANY_APP);
            }
            apps(circle, person)
                    .forEach(app -> add(
                            open,
                            circle,
                            person,
                            Optional.ofNullable(app.clientId()).orElse(""),
                            Approval.of(app)));
        }
        return open;
    }

    private void add(Set<Opening> open, Circle circle, Acting person, String clientId, Approval approval) {
        for (var type : ServedType.values()) {
            for (var way : WAYS) {
                if (isOpen(circle, person, clientId, approval, type, way)) {
                    open.add(new Opening(person.reference(), clientId, approval.appName(), type, way));
                }
            }
        }
    }

    private boolean isOpen(
            Circle circle, Acting person, String clientId, Approval approval, ServedType type, Interaction way) {
        var app = new CitizenApp(
                clientId, approval.scopes(), person.patientId(), circle.subject(), level, NO_MATTER, NO_MATTER);
        var request = new AccessRequest(
                app,
                way,
                type.resourceType(),
                Target.SUBJECTS_DATA,
                new Change.Unseen(),
                new Content.Unseen(),
                circle.factsOf(person, Optional.of(approval)),
                circle.on());
        return policy.decide(request) instanceof Permit;
    }

    private static Stream<ConsentFact> apps(Circle circle, Acting person) {
        return circle.decided().facts().stream()
                .filter(fact -> fact.permits(ConsentCategory.APP_ACCESS))
                .filter(fact -> person.patientId().equals(fact.performer()));
    }
}
