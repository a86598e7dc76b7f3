package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.HolderOf;

/**
 * One who may act for a patient: herself, or another.
 *
 * @param reference by which the patient knows her: {@code Patient/} or {@code RelatedPerson/} and an id
 * @param patientId logical id of her own Patient resource; empty text when she has none that is known here
 * @param own what she has decided for herself; for the patient herself it is what is decided for the patient
 */
record Acting(String reference, String patientId, List<Relation> relations, Optional<ConsentsInForce> own) {

    Acting {
        relations = List.copyOf(relations);
    }

    /** She acts by this power of attorney and no other way. */
    boolean holds(String consentId) {
        return relations.stream()
                .allMatch(relation -> relation instanceof HolderOf held
                        && held.mandate().consentId().equals(consentId));
    }

    /**
     * The holder of a power of attorney, taken to be as one must be: nothing of her age, address or own decisions is
     * asked, since the giver is not to be told of them.
     */
    static Acting holder(String reference, String patientId, Mandate mandate) {
        return new Acting(reference, patientId, List.of(Circle.holderOf(mandate)), Optional.of(Circle.TERMS_ACCEPTED));
    }
}
