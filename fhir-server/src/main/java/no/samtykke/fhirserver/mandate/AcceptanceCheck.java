package no.samtykke.fhirserver.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import no.samtykke.fhirserver.representation.Relations;
import org.springframework.stereotype.Component;

/**
 * Whether a power of attorney may be accepted today: by the same rule by which it is used, but that it need not have
 * begun. Register down: no.
 */
@Component
class AcceptanceCheck {

    private final PatientIdentities identities;
    private final Relations relations;
    private final AccessGate gate;
    private final Clock clock;

    AcceptanceCheck(PatientIdentities identities, Relations relations, AccessGate gate, Clock clock) {
        this.identities = identities;
        this.relations = relations;
        this.gate = gate;
        this.clock = clock;
    }

    void demand(Mandate proposed, String holder) {
        var begun = new Mandate(proposed.consentId(), proposed.giver(), proposed.areas(), null, proposed.endsOn());
        var related = relations.between(number(holder), number(proposed.giver()), Optional.of(begun));
        objection(related).ifPresent(reason -> {
            throw MandateRefused.forbidden(reason.code());
        });
    }

    private Optional<Reason> objection(List<Relation> related) {
        if (related.contains(new Unknown())) {
            return Optional.of(Reason.REGISTER_UNAVAILABLE);
        }
        var held = related.stream().filter(HolderOf.class::isInstance).findFirst();
        return held.isEmpty()
                ? Optional.of(Reason.NO_GROUND)
                : gate.objectionToRepresenting(held.get(), LocalDate.now(clock));
    }

    private NationalId number(String patient) {
        return identities.numberOf(patient).orElseThrow(() -> MandateRefused.forbidden(Reason.NO_GROUND.code()));
    }
}
