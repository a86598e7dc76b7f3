package no.samtykke.fhirserver.access;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.representation.Relation;

/**
 * R11d. Documents of the journal are shown as their labels say (Volven 9603); what is not shown looks absent. A label
 * that is not known hides, and so does none at all. Source: Volven 9603; pasient- og brukerrettighetsloven §§ 3-4 and
 * 5-1.
 */
class DocumentLabelRule implements AccessRule {

    private static final String DELAYED = "NORU";
    private static final String DENIED_TO_PARENTS = "NORN_FORANS";
    private static final String DENIED_TO_THE_YOUTH = "NORN_UNGDOM";
    private static final String NORMAL = "N";
    /** Blocked by herself, against personnel. */
    private static final String BLOCKED_FOR_PERSONNEL = "NORS";

    private final Clock clock;

    DocumentLabelRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.resourceType().equals("DocumentReference")
                        && request.content() instanceof Content.Passed passed
                        && !shows(passed.labels(), request.relation())
                ? Optional.of(Reason.NOT_KNOWN)
                : Optional.empty();
    }

    private boolean shows(DocumentLabels labels, Relation relation) {
        var shown = relation instanceof Relation.ParentOf
                ? Set.of(NORMAL, DENIED_TO_THE_YOUTH)
                : Set.of(NORMAL, DENIED_TO_PARENTS, BLOCKED_FOR_PERSONNEL);
        return !labels.codes().isEmpty()
                && labels.codes().stream()
                        .allMatch(code -> code.equals(DELAYED) ? isReleased(labels) : shown.contains(code));
    }

    private boolean isReleased(DocumentLabels labels) {
        return labels.releasedAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
    }
}
