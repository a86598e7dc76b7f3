package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What a person is told of, when, and by what address. */
class NoticesIT extends NoticeScene {

    @Test
    void what_she_decides_is_news_to_her_once() {
        reachable(2);
        SERVER.post("/Consent", token, Consents.given("health-archive", kari.patient(), kari.patient()));
        SERVER.post("/Consent", token, Consents.given("health-archive", kari.patient(), kari.patient()));
        assertThat(mails()).isZero();

        postman.deliver(kari.patient());
        postman.deliver(kari.patient());

        assertThat(mails()).isOne();
        assertThat(outcomes()).containsOnly("sent");
    }

    @Test
    void an_answer_to_a_correction_is_news_and_the_request_is_none() {
        reachable(2);
        String condition = "Condition/"
                + People.load(Clinical.resource("Condition", kari.patient())).getFirst();
        var asked = SERVER.post(
                "/$request-correction",
                token,
                new Parameters()
                        .addParameter("target", new Reference(condition))
                        .addParameter("wish", new StringType("It was the other knee")));
        postman.deliver(kari.patient());
        assertThat(mails()).isZero();

        SERVER.post(
                "/$answer-correction",
                Papers.STAFF,
                new Parameters()
                        .addParameter("task", new Reference(Papers.told(asked, "task")))
                        .addParameter("status", new CodeType("completed")));
        postman.deliver(kari.patient());

        assertThat(mails()).isOne();
    }

    @Test
    void one_who_is_reserved_or_long_unconfirmed_gets_none() {
        var reserved = contact(2);
        reserved.addExtension(new Extension(RESERVED, new BooleanType(true)));
        Passed.inRegisters(kari, reserved);
        news();
        postman.deliver(kari.patient());
        assertThat(outcomes()).containsExactly("no-address");

        kari = People.citizen();
        DATABASE.update("delete from samtykke.notice where patient_id = ?", kari.patient());
        reachable(19);
        news();
        postman.deliver(kari.patient());
        assertThat(outcomes()).containsExactly("no-address");
        assertThat(mails()).isZero();
    }

    @Test
    void her_address_is_kept_nowhere() {
        reachable(2);
        news();
        postman.deliver(kari.patient());

        assertThat(mails()).isOne();
        assertThat(DATABASE.queryForList("select * from samtykke.notice where patient_id = ?", kari.patient())
                        .toString())
                .doesNotContain("@");
    }

    @Test
    void she_chooses_what_she_is_told_of_and_nobody_else_does() {
        var before = SERVER.post("/$notice-settings", token, new Parameters()).as(Parameters.class);
        assertThat(before.getParameterBool("offered")).isTrue();
        assertThat(before.getParameterBool("privacy")).isTrue();

        var off = new Parameters().addParameter("privacy", new BooleanType(false));
        var after = SERVER.post("/$notice-settings", token, off).as(Parameters.class);
        assertThat(after.getParameterBool("privacy")).isFalse();
        assertThat(after.getParameterBool("correction")).isTrue();
        SERVER.post("/Consent", token, Consents.given("health-archive", kari.patient(), kari.patient()));
        assertThat(outcomes()).isEmpty();

        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        People.approve(kari, patient, "patient/*.cruds");
        String parents = People.token(kari, patient, "patient/*.cruds");
        assertThat(SERVER.post("/$notice-settings", parents, off).reason()).isEqualTo("consent-not-yours");
        assertThat(SERVER.post("/$notice-settings", token, new Parameters().addParameter("sms", new BooleanType(true)))
                        .status())
                .isEqualTo(400);
        assertThat(DATABASE.queryForList(
                        "select action from samtykke.usage_log where patient_id = ? and service = 'notices'"
                                + " and outcome = 0 order by recorded, id",
                        String.class,
                        kari.patient()))
                .containsExactly("R", "U");
    }

    @Test
    void uses_by_others_are_news_once_a_day_to_one_who_wants_it() {
        reachable(2);
        var other = People.citizen();
        postman.look();
        People.load(Clinical.resource("Condition", kari.patient()), Clinical.resource("Condition", other.patient()));
        postman.look();
        assertThat(outcomes()).as("she has not asked for it").isEmpty();

        SERVER.post("/$notice-settings", token, new Parameters().addParameter("use", new BooleanType(true)));
        SERVER.get("/Condition", token);
        postman.look();
        assertThat(outcomes()).as("her own use is none").isEmpty();

        People.load(Clinical.resource("Condition", kari.patient()));
        postman.look();
        People.load(Clinical.resource("Condition", kari.patient()));
        postman.look();
        postman.deliver(kari.patient());

        assertThat(mails()).isOne();
        assertThat(outcomes()).containsExactly("sent");
    }
}
