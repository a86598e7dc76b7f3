package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an app sends to give a power of attorney: understood to the last element, or refused by name. */
class PowerOfAttorneyShapeIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private Known ola = kari.known();

    @BeforeEach
    void a_giver_and_one_whom_only_the_register_knows() {
        kari = People.citizen();
        ola = People.adult();
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                related(
                        "patient",
                        person -> person.setPatient(new Reference("Patient/" + Cast.SOMEBODY_ELSE.patient()))),
                related("active", person -> person.setActiveElement(new BooleanType(false))),
                related("identifier", person -> person.setIdentifier(null)),
                related(
                        "identifier",
                        person -> person.addIdentifier(
                                person.getIdentifierFirstRep().copy())),
                related("identifier", person -> person.getIdentifierFirstRep().setValue("12345678901")),
                related("name", person -> person.getNameFirstRep().setText("x".repeat(201))),
                related(
                        "name",
                        person -> person.getNameFirstRep()
                                .setText("Ola " + person.getIdentifierFirstRep().getValue())),
                related(
                        "relationship",
                        person -> person.addRelationship()
                                .addCoding()
                                .setSystem(Registered.PARENTAL)
                                .setCode("mor")),
                related("telecom", person -> person.addTelecom(new ContactPoint().setValue("x"))),
                related("period", person -> person.getPeriod().setEndElement(new DateTimeType("2090"))),
                consent("status", power -> power.setStatus(ConsentState.ACTIVE)),
                consent("scope", power -> power.getScope().getCodingFirstRep().setCode("research")),
                consent("category", power -> power.addCategory().setText("x")),
                consent("patient", power -> power.setPatient(new Reference("Patient/" + Cast.SOMEBODY_ELSE.patient()))),
                consent(
                        "performer",
                        power -> power.addPerformer(new Reference("Patient/" + Cast.SOMEBODY_ELSE.patient()))),
                consent(
                        "policy",
                        power -> power.getPolicyFirstRep()
                                .setUri("https://samtykke.example/policy/proxy-mandate/2020-01-01")),
                consent("source", power -> power.setSource(new Reference().setDisplay("x"))),
                consent("provision.type", power -> power.getProvision().setType(Consent.ConsentProvisionType.DENY)),
                consent(
                        "provision.provision",
                        power -> power.getProvision().addProvision().setType(Consent.ConsentProvisionType.DENY)),
                consent(
                        "provision.actor",
                        power ->
                                power.getProvision().getActorFirstRep().setReference(new Reference("RelatedPerson/x"))),
                consent(
                        "provision.actor",
                        power -> power.getProvision()
                                .getActorFirstRep()
                                .getRole()
                                .getCodingFirstRep()
                                .setCode("CST")),
                consent("provision.purpose", power -> power.getProvision().setPurpose(null)),
                consent("provision.purpose", power -> power.getProvision().addPurpose(Powers.area("everything"))),
                consent(
                        "provision.purpose",
                        power -> power.getProvision().addPurpose(Powers.area("registered-information"))),
                consent(
                        "provision.period",
                        power -> power.getProvision().getPeriod().setEndElement(new DateTimeType("2090"))),
                consent(
                        "provision.period.end",
                        power -> power.getProvision().getPeriod().setEndElement(new DateTimeType("2020-01-01"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void what_is_wrong_is_named_and_nothing_is_stored(String element, Consumer<Bundle> spoil) {
        var transaction = Powers.transaction(kari, ola, "registered-information");
        spoil.accept(transaction);

        var answer = Powers.give(kari, transaction);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"" + element + " ")
                .doesNotContain(ola.id().value());
        assertThat(rows()).isEmpty();
    }

    @Test
    void half_of_one_is_stored_by_no_way() {
        String token = People.approvedToken(kari, Powers.GIVING);
        var whole = Powers.transaction(kari, ola, "registered-information");
        var active = Powers.consent(whole).copy().setStatus(ConsentState.ACTIVE);

        for (var answer : List.of(
                SERVER.post("/RelatedPerson", token, Powers.related(whole)),
                SERVER.post("/Consent", token, Powers.consent(whole)),
                SERVER.post("/Consent", token, active),
                SERVER.post("", token, without(0)),
                SERVER.post("", token, without(1)))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.reason()).isEqualTo("mandate-incomplete");
        }
        assertThat(SERVER.get("/RelatedPerson", token).entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/RelatedPerson.c",
                "patient/Consent.c",
                "patient/*.rs",
                "patient/RelatedPerson.c patient/Consent.c?category=health-archive"
            })
    void the_scope_to_create_both_is_needed(String scope) {
        var answer = SERVER.post(
                "", People.approvedToken(kari, scope), Powers.transaction(kari, ola, "registered-information"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("scope-missing");
    }

    private Bundle without(int entry) {
        var half = Powers.transaction(kari, ola, "registered-information");
        half.getEntry().remove(entry);
        return half;
    }

    private List<Map<String, Object>> rows() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList("select * from samtykke.mandate where giver = ?", kari.patient());
    }

    private static Arguments related(String element, Consumer<RelatedPerson> spoil) {
        return Arguments.of("RelatedPerson." + element, (Consumer<Bundle>) sent -> spoil.accept(Powers.related(sent)));
    }

    private static Arguments consent(String element, Consumer<Consent> spoil) {
        return Arguments.of("Consent." + element, (Consumer<Bundle>) sent -> spoil.accept(Powers.consent(sent)));
    }
}
