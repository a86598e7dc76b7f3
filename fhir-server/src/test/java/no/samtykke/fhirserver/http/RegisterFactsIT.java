package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What registers say of the patient in context and of those around her. */
class RegisterFactsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String OUTDATED = "https://samtykke.example/fhir/StructureDefinition/contact-outdated";
    private static final String SILENT = "https://samtykke.example/fhir/StructureDefinition/source-silent";
    private static final String CONFIDENTIALITY = "http://ehelse.no/fhir/CodeSystem/gd-address-confidentiality";

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private String token = "";

    @BeforeEach
    void a_citizen_whom_the_registers_know() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.rs");
        var today = LocalDate.now(SERVER.clock());
        var facts = new Patient();
        facts.setId("p1");
        facts.addName().setText("Kari Synthetic");
        facts.addAddress().setCity("Bergen").setPostalCode("5003");
        facts.addTelecom(contact("90000000", today.minusMonths(17)));
        facts.addTelecom(contact("90000001", today.minusMonths(19)));
        Passed.inRegisters(kari, facts);
        Passed.inRegisters(kari, Passed.generalPractitioner("gp1", "Dr. Berg"));
    }

    @AfterEach
    void the_registers_answer_again() {
        SERVER.sources.registers.behaves();
    }

    @Test
    void her_profile_has_them_in_the_answer_and_not_in_the_storage() {
        var read = SERVER.get("/Patient/" + kari.patient(), token).as(Patient.class);
        var found = (Patient) SERVER.get("/Patient", token).entries().getFirst();

        for (var profile : List.of(read, found)) {
            assertThat(profile.getNameFirstRep().getText()).isEqualTo("Kari Synthetic");
            assertThat(profile.getAddressFirstRep().getCity()).isEqualTo("Bergen");
            assertThat(profile.getTelecom())
                    .extracting(one -> one.hasExtension(OUTDATED))
                    .containsExactly(false, true);
            assertThat(profile.getIdentifierFirstRep().getValue())
                    .isEqualTo(kari.known().id().value());
            assertThat(profile.getIdElement().getIdPart()).isEqualTo(kari.patient());
        }
        var version = SERVER.get("/Patient/" + kari.patient() + "/_history/1", token);
        assertThat(version.body()).doesNotContain("Bergen").doesNotContain("Kari Synthetic");
    }

    @Test
    void a_silent_register_is_told_on_her_profile() {
        SERVER.sources.registers.does(exchange -> exchange.sendResponseHeaders(500, -1));

        var profile = SERVER.get("/Patient/" + kari.patient(), token).as(Patient.class);

        assertThat(profile.hasAddress()).isFalse();
        assertThat(profile.getExtensionsByUrl(SILENT)).isNotEmpty();
    }

    @Test
    void one_who_acts_for_another_reads_her_own_profile_as_it_is_kept() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        People.approve(kari, patient, "patient/*.rs fhirUser");
        String acting = People.token(kari, patient, "patient/*.rs fhirUser");
        int asked = SERVER.sources.registers.heardAbout(kari.known().id()).size();

        var own = SERVER.get("/Patient/" + kari.patient(), acting);

        assertThat(own.status()).as(own.body()).isEqualTo(200);
        assertThat(own.body()).doesNotContain("Bergen");
        assertThat(SERVER.sources.registers.heardAbout(kari.known().id())).hasSize(asked);
    }

    @Test
    void her_general_practitioner_is_found_from_her_profile() {
        var profile = SERVER.get("/Patient/" + kari.patient(), token).as(Patient.class);
        String role = profile.getGeneralPractitionerFirstRep().getReference();
        var read = SERVER.get("/" + role, token).as(PractitionerRole.class);
        var doctor =
                SERVER.get("/" + read.getPractitioner().getReference(), token).as(Practitioner.class);

        assertThat(read.getPractitioner().getDisplay()).isEqualTo("Dr. Berg");
        assertThat(doctor.getNameFirstRep().getText()).isEqualTo("Dr. Berg");
        assertThat(SERVER.get("/Practitioner", token).entries()).hasSize(1);
    }

    @Test
    void the_person_comes_with_the_role_when_asked_for() {
        var found = SERVER.get("/PractitionerRole?_include=PractitionerRole:practitioner", token)
                .as(Bundle.class);

        assertThat(found.getTotal()).isEqualTo(1);
        assertThat(found.getEntry())
                .extracting(entry -> entry.getSearch().getMode())
                .containsExactly(SearchEntryMode.MATCH, SearchEntryMode.INCLUDE);
        assertThat(SERVER.get("/PractitionerRole?_include=*", token).status()).isEqualTo(400);
    }

    @Test
    void relatives_have_no_number_and_a_protected_one_no_address() {
        var open = relative("r1", "Ola Open");
        var hidden = relative("r2", "Hanne Hidden");
        hidden.setMeta(new Meta().addSecurity(new org.hl7.fhir.r4.model.Coding(CONFIDENTIALITY, "fortrolig", null)));
        Passed.inRegisters(kari, open);
        Passed.inRegisters(kari, hidden);

        var answer = SERVER.get("/RelatedPerson", token);

        assertThat(answer.entries()).hasSize(2).allSatisfy(one -> {
            var related = (RelatedPerson) one;
            boolean isOpen = related.getNameFirstRep().getText().equals("Ola Open");
            assertThat(related.hasAddress()).isEqualTo(isOpen);
            assertThat(related.hasIdentifier()).isFalse();
            assertThat(related.getPatient().getReference()).isEqualTo("Patient/" + kari.patient());
        });
    }

    private static RelatedPerson relative(String id, String name) {
        var related = new RelatedPerson();
        related.setId(id);
        related.addIdentifier(People.identifier(People.adult().id()));
        related.addName().setText(name);
        related.addAddress().setCity("Oslo");
        return related;
    }

    private static ContactPoint contact(String number, LocalDate verified) {
        var contact = new ContactPoint()
                .setSystem(ContactPoint.ContactPointSystem.PHONE)
                .setValue(number);
        contact.getPeriod().setStartElement(new DateTimeType(verified.toString()));
        return contact;
    }
}
