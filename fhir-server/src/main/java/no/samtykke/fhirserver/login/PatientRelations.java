package no.samtykke.fhirserver.login;

import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import org.springframework.stereotype.Component;

/** What one Patient is to another, by their numbers in use. */
@Component
class PatientRelations {

    private final PatientIdentities identities;
    private final Relations relations;

    PatientRelations(PatientIdentities identities, Relations relations) {
        this.identities = identities;
        this.relations = relations;
    }

    Relation between(String actor, String patient) {
        if (actor.equals(patient)) {
            return new Relation.Self();
        }
        var actorsNumber = identities.numberOf(actor);
        var patientsNumber = identities.numberOf(patient);
        return actorsNumber.isEmpty() || patientsNumber.isEmpty()
                ? new Relation.None()
                : relations.between(actorsNumber.get(), patientsNumber.get());
    }
}
