package no.samtykke.fhirserver.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.sources.Source;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;
import org.junit.jupiter.api.Test;

/** Whatever a source writes wherever, no address of it and no national number comes through. */
class ScrubbingTest {

    private static final NationalId ANYBODY = SyntheticNumbers.bornOn("1980-05-17", 7);
    private static final String ADDRESS = "http://hospital.internal:9031/fhir";
    private static final Source SOURCE = new Source(
            "hospital",
            "Hospital",
            "983658725",
            URI.create(ADDRESS),
            Set.of("Encounter"),
            false,
            false,
            "",
            Duration.ofSeconds(1));

    @Test
    void references_keep_what_they_are_called_and_nothing_else() {
        var encounter = new Encounter();
        encounter.setSubject(new Reference("Patient/17").setIdentifier(number()).setDisplay("Kari"));
        encounter.addParticipant().setIndividual(new Reference(ADDRESS + "/Practitioner/3").setType("Practitioner"));

        scrub(encounter);

        assertThat(encounter.getSubject().getDisplay()).isEqualTo("Kari");
        assertThat(encounter.getSubject().hasReference()).isFalse();
        assertThat(encounter.getSubject().hasIdentifier()).isFalse();
        assertThat(encounter.hasParticipant()).isFalse();
    }

    @Test
    void a_contained_resource_stays_and_its_id_is_made_anew() {
        var encounter = new Encounter();
        var ward = new Organization().setName("Ward 4");
        ward.setId(ANYBODY.value());
        encounter.addContained(ward);
        encounter.setServiceProvider(new Reference("#" + ANYBODY.value()));

        scrub(encounter);

        assertThat(encounter.getServiceProvider().getReference()).isEqualTo("#c1");
        assertThat(encounter.getContained().getFirst().getIdElement().getIdPart())
                .isEqualTo("c1");
        assertThat(((Organization) encounter.getContained().getFirst()).getName())
                .isEqualTo("Ward 4");
    }

    @Test
    void people_and_addresses_are_not_contained() {
        var encounter = new Encounter();
        encounter.addContained(new Patient().addIdentifier(number()));
        encounter.addContained(new Endpoint().setAddress(ADDRESS));

        scrub(encounter);

        assertThat(encounter.hasContained()).isFalse();
    }

    @Test
    void no_address_and_no_number_comes_through_wherever_it_stands() {
        var document = new DocumentReference();
        document.setImplicitRules(ADDRESS).setLanguage("nb");
        document.getMeta().setSource(ADDRESS).addProfile(ADDRESS + "/StructureDefinition/x");
        document.getText().setDivAsString("<div>" + ANYBODY.value() + "</div>");
        document.setDescription("About " + ANYBODY.value() + " of the ward");
        document.addExtension("http://x.example/a", new UrlType("http://elsewhere.internal/1"));
        document.addExtension("http://x.example/b", new UriType("urn:elsewhere"));
        document.addExtension("http://x.example/c", new StringType("https://elsewhere.internal/2"));
        document.addExtension(new Extension(ADDRESS + "/StructureDefinition/y", new StringType("kept out")));
        document.addExtension("http://x.example/d", new Reference(ADDRESS + "/Patient/4"));
        document.addIdentifier(number());
        document.addIdentifier().setSystem("urn:other").setValue(ANYBODY.value());
        document.addIdentifier().setSystem(ADDRESS + "/ids").setValue("4");
        var attachment = document.addContent().getAttachment();
        attachment.setUrl(ADDRESS + "/Binary/1").setData("content".getBytes()).setTitle("Epikrise " + ANYBODY.value());
        attachment.setId(ANYBODY.value());

        scrub(document);

        String told = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
        assertThat(told)
                .doesNotContain(ANYBODY.value())
                .doesNotContain("internal")
                .doesNotContain("elsewhere")
                .doesNotContain("kept out")
                .doesNotContain("Y29udGVudA")
                .contains("Epikrise")
                .contains("of the ward");
    }

    @Test
    void what_is_of_care_stays() {
        var visit = new Appointment();
        visit.setStatus(Appointment.AppointmentStatus.BOOKED).setStart(new Date(1_800_000_000_000L));
        visit.addServiceType().addCoding().setSystem("http://snomed.info/sct").setCode("394592004");
        visit.setComment("Meet fasting");
        visit.addParticipant().setActor(new Reference().setDisplay("Dr. Hansen"));
        visit.getMeta().setLastUpdated(new Date(1_700_000_000_000L)).setVersionId("4");

        scrub(visit);

        assertThat(visit.getServiceTypeFirstRep().getCodingFirstRep().getCode()).isEqualTo("394592004");
        assertThat(visit.getComment()).isEqualTo("Meet fasting");
        assertThat(visit.getParticipantFirstRep().getActor().getDisplay()).isEqualTo("Dr. Hansen");
        assertThat(visit.getMeta().getLastUpdated()).isEqualTo(new Date(1_700_000_000_000L));
        assertThat(visit.getMeta().hasVersionId()).isFalse();
    }

    @Test
    void a_number_of_health_personnel_is_no_national_number() {
        var doctor = new Practitioner();
        doctor.addIdentifier().setSystem("urn:oid:2.16.578.1.12.4.1.4.4").setValue("9144900");
        doctor.addIdentifier(number());

        scrub(doctor);

        assertThat(doctor.getIdentifier())
                .singleElement()
                .satisfies(kept -> assertThat(kept.getValue()).isEqualTo("9144900"));
    }

    private static void scrub(DomainResource resource) {
        Scrubbing.scrub(resource, SOURCE);
    }

    private static Identifier number() {
        return new Identifier().setSystem(ANYBODY.system()).setValue(ANYBODY.value());
    }
}
