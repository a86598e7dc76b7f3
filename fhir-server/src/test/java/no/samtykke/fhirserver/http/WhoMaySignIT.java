package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form counts only when it is whole, of the right kind, and signed by one who may. */
class WhoMaySignIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String CATEGORY = "https://samtykke.example/fhir/CodeSystem/consent-category";
    private static final String GROUND = "https://samtykke.example/fhir/CodeSystem/access-ground";

    private Citizen kari = People.citizen();

    @BeforeEach
    void a_citizen_who_closed_her_record() {
        kari = People.citizen();
        Stored.close(kari.patient(), "record-access-closure");
    }

    private QuestionnaireResponse form() {
        return Papers.ownForm("reopen-access-adult", kari.known().id(), "record-access-closure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "closure", "signer", "signed-on"})
    void what_is_not_answered_is_named(String item) {
        assertRefused(Papers.without(form(), item), item);
    }

    @Test
    void what_is_answered_wrongly_is_named() {
        assertRefused(
                Papers.answer(
                        form(),
                        "signed-on",
                        new DateType(Optouts.today().plusDays(1).toString())),
                "signed-on");
        assertRefused(Papers.answer(form(), "signed-on", new DateType("2026-11")), "signed-on");
        assertRefused(Papers.answer(form(), "signed-on", new StringType("2026-11-01")), "signed-on");
        assertRefused(Papers.answer(form(), "closure", new Coding(CATEGORY, "kjernejournal-optout", null)), "closure");
        assertRefused(Papers.answer(form(), "closure", new Coding(GROUND, "record-access-closure", null)), "closure");
        assertRefused(Papers.answer(form(), "signer", new Coding(GROUND, "power-of-attorney", null)), "signer");
        assertRefused(Papers.answer(form(), "signer", new Coding(GROUND, "parental-responsibility", null)), "signer");
        assertRefused(Papers.answer(form(), "signer", new Coding(GROUND, "guardianship", null)), "signed-by");
        assertRefused(Papers.answer(form(), "person", new Reference("Patient/none")), "person");
        assertRefused(Papers.answer(form(), "wish", new StringType("x")), "wish");
        var twice = form();
        twice.addItem().setLinkId("signed-on").addAnswer().setValue(new DateType("2026-11-01"));
        assertRefused(twice, "signed-on");
    }

    @Test
    void a_form_about_another_person_is_refused() {
        var other = People.citizen();

        assertRefused(Papers.ownForm("reopen-access-adult", other.known().id(), "record-access-closure"), "person");
        assertRefused(
                Papers.form(
                        "reopen-access-adult",
                        kari.known().id(),
                        "record-access-closure",
                        "own-data",
                        other.known().id()),
                "signed-by");
        assertRefused(
                Papers.form(
                        "reopen-access-adult",
                        kari.known().id(),
                        "record-access-closure",
                        "guardianship",
                        other.known().id()),
                "signed-by");
    }

    @Test
    void a_form_of_another_kind_is_refused() {
        for (String form :
                List.of("close-access-adult", "reopen-access-child", "reopen-access", "reopen-access-adult|9")) {
            var paper = Papers.ownForm(form, kari.known().id(), "record-access-closure");
            if (form.endsWith("child")) {
                paper = Papers.form(
                        form,
                        kari.known().id(),
                        "record-access-closure",
                        "parental-responsibility",
                        People.adult().id());
            }
            assertPlace(Papers.receive(kari.known().id(), paper), "QuestionnaireResponse.questionnaire");
        }
        assertPlace(
                Papers.receive(kari.known().id(), form().setStatus(QuestionnaireResponseStatus.INPROGRESS)),
                "QuestionnaireResponse.status");
        assertThat(Papers.receive(
                                kari.known().id(),
                                Papers.ownForm(
                                        "reopen-access-adult|0.1.0",
                                        kari.known().id(),
                                        "record-access-closure"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_not_closed_cannot_be_opened_and_who_is_not_here_is_told_as_nobody() {
        assertThat(Papers.receive(
                                kari.known().id(),
                                Papers.ownForm(
                                        "reopen-access-adult", kari.known().id(), "self-access-closure"))
                        .reason())
                .isEqualTo("not-in-force");
        var stranger = SyntheticNumbers.bornOn("1971-01-01", 701);
        var answer = Papers.receive(stranger, Papers.ownForm("reopen-access-adult", stranger, "record-access-closure"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(stranger.value());
        assertThat(Papers.handle("Task/none", "accept").status()).isEqualTo(404);
        assertThat(Papers.handle("Task/none", "perhaps").status()).isEqualTo(404);
    }

    @Test
    void the_register_must_answer() {
        SERVER.register.answersWithStatus(503);
        try {
            var answer = Papers.receive(kari.known().id(), form());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.reason()).isEqualTo("register-unavailable");
        } finally {
            SERVER.register.answersWithStatus(200);
        }
    }

    @Test
    void a_guardian_signs_if_personal_interests_are_covered() {
        var guardian = People.adult();
        People.guardian(guardian, kari.known(), "personligeInteresser");
        var another = People.adult();
        People.guardian(another, kari.known(), "oekonomiskeInteresser");

        assertRefused(signedBy("guardianship", another), "signed-by");
        assertThat(Papers.receive(kari.known().id(), signedBy("guardianship", guardian))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_hers_alone_is_closed_by_no_guardian() {
        var guardian = People.adult();
        People.guardian(guardian, kari.known(), "personligeInteresser");
        var person = kari.known().id();
        var theirs = Papers.form("close-access-adult", person, "inactive-represented", "guardianship", guardian.id());

        assertPlace(Papers.close(person, theirs), "QuestionnaireResponse.item.where(linkId='signer')");
        assertThat(Papers.close(person, Papers.ownForm("close-access-adult", person, "inactive-represented"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_holder_of_a_power_of_attorney_and_kin_sign_nothing() {
        var holder = People.citizen();
        Stored.mandate(kari.patient(), holder.known(), "registered-information health-record digital-health-services");
        SERVER.register.add(
                Registered.related(holder.known().id(), kari.known().inRegister(), Registered.KINSHIP, "soesken"));

        assertRefused(signedBy("guardianship", holder.known()), "signed-by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system/*.cruds", "https://samtykke.example/scope/support", "patient/*.cruds"})
    void only_staff_handle_forms(String scope) {
        String system = SERVER.issuer.systemToken("other", scope);
        String app = People.approvedToken(kari, "patient/*.cruds");

        for (String token : List.of(system, app)) {
            var in = Papers.withPatient(kari.known().id(), form());
            assertThat(SERVER.post("/$receive-form", token, in).reason()).isEqualTo("not-served");
            assertThat(SERVER.post("/$close-access", token, in).reason()).isEqualTo("not-served");
            assertThat(SERVER.post("/$handle-form", token, Papers.decision("Task/1", "accept"))
                            .reason())
                    .isEqualTo("not-served");
        }
    }

    private QuestionnaireResponse signedBy(String ground, Known signer) {
        return Papers.form("reopen-access-adult", kari.known().id(), "record-access-closure", ground, signer.id());
    }

    private void assertRefused(QuestionnaireResponse paper, String item) {
        assertPlace(
                Papers.receive(kari.known().id(), paper), "QuestionnaireResponse.item.where(linkId='" + item + "')");
    }

    private void assertPlace(Answer answer, String place) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("form-not-valid");
        assertThat(answer.as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .getFirst()
                        .getValue())
                .isEqualTo(place);
        assertThat(answer.body()).doesNotContain(kari.known().id().value());
    }
}
