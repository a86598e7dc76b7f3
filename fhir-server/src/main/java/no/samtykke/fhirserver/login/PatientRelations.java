package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Mandates;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import org.springframework.stereotype.Component;

/** What one Patient is to another, by their numbers in use and by powers of attorney. */
@Component
class PatientRelations {

    private final PatientIdentities identities;
    private final Relations relations;
    private final Mandates mandates;
    private final Clock clock;

    PatientRelations(PatientIdentities identities, Relations relations, Mandates mandates, Clock clock) {
        this.identities = identities;
        this.relations = relations;
        this.mandates = mandates;
        this.clock = clock;
    }

    /** Never empty. */
    List<Relation> between(String actor, String patient) {
        if (actor.equals(patient)) {
            return List.of(new Relation.Self());
        }
        var actorsNumber = identities.numberOf(actor);
        var patientsNumber = identities.numberOf(patient);
        return actorsNumber.isEmpty() || patientsNumber.isEmpty()
                ? List.of(new Relation.None())
                : relations.between(actorsNumber.get(), patientsNumber.get(), mandate(patient, actor));
    }

    private Optional<Mandate> mandate(String giver, String holder) {
        return mandates.between(giver, holder, LocalDate.now(clock));
    }
}
