package no.samtykke.fhirserver.access;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** R2. Health data need a log-in at the highest level. Decided by {@code acr} alone, by exact match. */
class LevelRule implements AccessRule {

    private final Set<String> accepted;

    LevelRule(Collection<String> accepted) {
        this.accepted = Set.copyOf(accepted);
    }

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return accepted.contains(request.app().acr()) ? Optional.empty() : Optional.of(Reason.LEVEL_TOO_LOW);
    }
}
