package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.HolderOf;

/**
 * R9d. One who holds a power of attorney acts in the service areas that it names, never on the giver's settings. The
 * giver must be old enough to decide alone, the holder of age. Source: public rules of Helsenorge for powers of
 * attorney.
 */
class MandateRule implements AccessRule {

    private static final int OF_AGE = 18;

    private final int adultAge;

    MandateRule(AccessProperties properties) {
        this.adultAge = properties.adultAge();
    }

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (!(request.relation() instanceof HolderOf held) || request.isAboutActorsProfile()) {
            return Optional.empty();
        }
        return covers(held, request) ? Optional.empty() : Optional.of(Reason.NOT_COVERED_BY_MANDATE);
    }

    /** Whether such a power holds at all on that day, whatever it is used for. */
    Optional<Reason> objection(HolderOf held, LocalDate on) {
        if (held.protectedAddress()) {
            return Optional.of(Reason.PROTECTED_ADDRESS);
        }
        if (age(held.holderBornOn(), on) < OF_AGE) {
            return Optional.of(Reason.HOLDER_UNDER_AGE);
        }
        return age(held.giverBornOn(), on) < adultAge || !held.mandate().inForceOn(on)
                ? Optional.of(Reason.NO_GROUND)
                : Optional.empty();
    }

    /**
     * What a holder is told instead of a reason that would tell what the giver has decided: she never gets more than
     * the giver has.
     */
    static Reason told(Relation relation, Reason reason) {
        boolean decidedByGiver = switch (reason) {
            case ACCESS_CLOSED,
                    RECORD_ACCESS_CLOSED,
                    KJERNEJOURNAL_ACCESS_CLOSED,
                    KJERNEJOURNAL_OPTED_OUT,
                    CONSENT_LEVEL_TOO_LOW,
                    CONSENT_UNREADABLE,
                    HEALTH_ARCHIVE_CONSENT_MISSING -> true;
            default -> false;
        };
        return relation instanceof HolderOf && decidedByGiver ? Reason.NOT_COVERED_BY_MANDATE : reason;
    }

    private static boolean covers(HolderOf held, AccessRequest request) {
        var areas = held.mandate().areas();
        if (areas.isEmpty()) {
            return false;
        }
        if (request.interaction().writes()) {
            return request.kind() != DataKind.SETTINGS && areas.contains(ServiceArea.DIGITAL_HEALTH_SERVICES);
        }
        return request.kind() == DataKind.PROFILE
                || request.kind().area().filter(areas::contains).isPresent();
    }

    private static int age(LocalDate bornOn, LocalDate on) {
        return Period.between(bornOn, on).getYears();
    }
}
