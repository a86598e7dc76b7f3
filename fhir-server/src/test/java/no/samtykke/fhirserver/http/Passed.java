package no.samtykke.fhirserver.http;

import java.util.Date;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What sources have of people in tests. */
final class Passed {

    private static final String LABELS = "urn:oid:2.16.578.1.12.4.1.1.9603";
    private static final String KINDS = "urn:oid:2.16.578.1.12.4.1.1.9602";
    private static final RunningServer SERVER = RunningServer.ONE;

    private Passed() {}

    static void inHospital(Citizen citizen, Resource resource) {
        SERVER.sources.hospital.has(citizen.known().id(), resource);
    }

    static void inRegisters(Citizen citizen, Resource resource) {
        SERVER.sources.registers.has(citizen.known().id(), resource);
    }

    /** @param label of Volven 9603 */
    static DocumentReference document(String id, String label, String kind, String day) {
        var document = new DocumentReference();
        document.setId(id);
        document.setStatus(DocumentReferenceStatus.CURRENT).setDate(new DateTimeType(day).getValue());
        document.setDescription("Document " + id);
        document.addSecurityLabel().addCoding().setSystem(LABELS).setCode(label);
        document.addCategory().addCoding().setSystem(KINDS).setCode(kind);
        document.addAuthor(new Reference("Practitioner/4").setDisplay("Dr. Hansen"));
        document.addContent()
                .getAttachment()
                .setContentType("application/pdf")
                .setTitle("Epikrise")
                .setUrl("Binary/" + id);
        return document;
    }

    static Encounter encounter(String id, String day) {
        var encounter = (Encounter) Clinical.resource("Encounter", "x");
        encounter.setSubject(null);
        encounter.setId(id);
        var start = new DateTimeType(day).getValue();
        encounter.getPeriod().setStart(start).setEnd(new Date(start.getTime() + 3_600_000));
        return encounter;
    }

    static PractitionerRole generalPractitioner(String id, String name) {
        var role = new PractitionerRole();
        role.setId(id);
        role.setActive(true);
        var doctor = new Practitioner();
        doctor.setId("doctor");
        doctor.addName().setText(name);
        role.addContained(doctor);
        role.setPractitioner(new Reference("#doctor").setDisplay(name));
        return role;
    }
}
