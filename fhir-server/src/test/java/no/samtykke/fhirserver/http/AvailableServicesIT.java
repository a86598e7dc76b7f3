package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** What there is: to her, and in the CapabilityStatement. */
class AvailableServicesIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    @Test
    void she_is_told_what_is_open_of_which_source_and_no_source_is_asked() {
        var kari = People.citizen();
        String token = People.approvedToken(kari, "patient/Patient.rs patient/DocumentReference.rs");

        var answer = SERVER.get("/$available-services", token);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var documents = service(answer, "DocumentReference", "Helse Vest");
        assertThat(available(documents)).isTrue();
        var visits = service(answer, "Encounter", "Helse Vest");
        assertThat(available(visits)).isFalse();
        assertThat(((CodeableConcept) part(visits, "reason")).getCoding())
                .extracting(coding -> coding.getCode())
                .containsExactly("source-closed", "scope-missing");
        assertThat(available(service(answer, "Patient", "Samtykke"))).isTrue();
        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id())).isEmpty();
        assertThat(SERVER.sources.registers.heardAbout(kari.known().id())).isEmpty();
    }

    @Test
    void what_she_has_closed_is_told_as_closed() {
        var kari = People.citizen();
        String token = People.approvedToken(kari, "patient/*.rs");
        Stored.close(kari.patient(), "record-access-closure");

        var answer = SERVER.get("/$available-services", token);

        assertThat(available(service(answer, "DocumentReference", "Helse Vest")))
                .isFalse();
        assertThat(available(service(answer, "Appointment", "Helse Vest"))).isTrue();
        assertThat(available(service(answer, "Condition", "Samtykke"))).isFalse();
    }

    @Test
    void the_capability_statement_names_what_works_of_passed_types() {
        var rest = SERVER.get("/metadata", "").as(CapabilityStatement.class).getRestFirstRep();
        var documents = resource(rest, "DocumentReference");

        assertThat(documents.getSearchParam())
                .extracting(CapabilityStatementRestResourceSearchParamComponent::getName)
                .contains("category", "security-label", "patient", "patient.identifier", "_id", "_lastUpdated");
        assertThat(documents.getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactlyInAnyOrder("read", "search-type");
        assertThat(resource(rest, "Encounter").getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactlyInAnyOrder("read", "vread", "search-type", "history-instance");
        assertThat(resource(rest, "PractitionerRole").getSearchInclude())
                .extracting(include -> include.getValue())
                .isEqualTo(List.of("PractitionerRole:practitioner"));
        assertThat(rest.getOperation())
                .extracting(operation -> operation.getName())
                .contains("available-services");
    }

    private static CapabilityStatementRestResourceComponent resource(
            CapabilityStatement.CapabilityStatementRestComponent rest, String type) {
        return rest.getResource().stream()
                .filter(one -> one.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static ParametersParameterComponent service(Answer answer, String type, String source) {
        return answer.as(Parameters.class).getParameter().stream()
                .filter(one -> type.equals(text(one, "type")) && source.equals(text(one, "source")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean available(ParametersParameterComponent service) {
        return ((BooleanType) part(service, "available")).booleanValue();
    }

    private static String text(ParametersParameterComponent service, String name) {
        return service.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static Type part(ParametersParameterComponent service, String name) {
        return service.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .findFirst()
                .orElseThrow();
    }
}
