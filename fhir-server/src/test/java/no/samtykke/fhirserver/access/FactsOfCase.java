package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.consent.ConsentCategory.HEALTH_ARCHIVE;
import static no.samtykke.fhirserver.consent.ConsentCategory.PLATFORM_TERMS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;

/** The states of a row of {@code access-cases.txt} as facts: all that opens, and what the row adds or takes away. */
final class FactsOfCase {

    private FactsOfCase() {}

    static Facts of(AccessCase row, List<Relation> relations) {
        return new Facts(
                row.states().stream().noneMatch(state -> state.startsWith("session-")),
                decided(row.decidedByActor()),
                decided(row.decidedForSubject()),
                approval(row),
                relations);
    }

    private static ConsentsInForce decided(List<String> states) {
        var decided = new ArrayList<ConsentFact>();
        if (!states.contains("terms-withdrawn")) {
            decided.add(fact(PLATFORM_TERMS, level(states)));
        }
        if (!states.contains("no-archive")) {
            decided.add(fact(HEALTH_ARCHIVE, null));
        }
        if (states.contains("unreadable-consent")) {
            decided.add(unreadable());
        }
        states.stream()
                .flatMap(state -> ConsentCategory.of(state).stream())
                .forEach(category -> decided.add(fact(category, null)));
        return new ConsentsInForce(decided);
    }

    private static ConsentLevel level(List<String> states) {
        return states.stream()
                .filter(state -> state.startsWith("level-of-consent-"))
                .flatMap(state -> ConsentLevel.of(state.replace("level-of-consent-", "")).stream())
                .findFirst()
                .orElse(ConsentLevel.FULL);
    }

    private static ConsentFact unreadable() {
        return new ConsentFact(
                "id",
                "subject",
                ConsentFact.UNREADABLE,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ConsentFact fact(ConsentCategory category, @Nullable ConsentLevel level) {
        boolean permits = category.effect() == Consent.ConsentProvisionType.PERMIT;
        return new ConsentFact(
                "id", "subject", category.code(), permits, true, null, null, null, null, null, level, null, null, null);
    }

    private static Optional<Approval> approval(AccessCase row) {
        if (row.differsBy("app-withdrawn") || row.differsBy("app-never-approved")) {
            return Optional.empty();
        }
        if (row.differsBy("app-approved-laboratory")) {
            return approval("patient/Observation.cruds?category=" + AccessCase.CATEGORIES + "|laboratory");
        }
        return approval(row.differsBy("app-approved-less") ? "patient/Patient.rs" : row.scopes());
    }

    private static Optional<Approval> approval(String scopes) {
        return Optional.of(new Approval(new SmartScopes(scopes), "An app"));
    }
}
