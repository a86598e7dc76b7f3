package no.samtykke.fhirserver.passthrough;

import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Puts the patient in context where a source named her by number: by her reference here, and by nothing else. */
final class Subjects {

    private Subjects() {}

    /** The participants of an appointment that were named by national number: the patient, and nobody else is. */
    static List<Integer> before(DomainResource given) {
        return given instanceof Appointment appointment
                ? IntStream.range(0, appointment.getParticipant().size())
                        .filter(i -> Scrubbing.isNational(
                                appointment.getParticipant().get(i).getActor().getIdentifier()))
                        .boxed()
                        .toList()
                : List.of();
    }

    static void name(DomainResource resource, List<Integer> participants, String patient) {
        var her = new Reference("Patient/" + patient);
        switch (resource) {
            case DocumentReference document -> document.setSubject(her);
            case Encounter encounter -> encounter.setSubject(her);
            case ServiceRequest referral -> referral.setSubject(her);
            case MedicationRequest medicine -> medicine.setSubject(her);
            case Condition condition -> condition.setSubject(her);
            case AllergyIntolerance allergy -> allergy.setPatient(her);
            case RelatedPerson related -> related.setPatient(her);
            case Appointment appointment ->
                participants.forEach(
                        i -> appointment.getParticipant().get(i).setActor(new Reference("Patient/" + patient)));
            default -> {}
        }
    }
}
