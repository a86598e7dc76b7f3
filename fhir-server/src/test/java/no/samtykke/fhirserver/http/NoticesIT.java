package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.notice.Postman;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person is told of, when, and by what address. */
class NoticesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);
    private static final String RESERVED = "https://samtykke.example/fhir/StructureDefinition/contact-reserved";

    private final Postman postman = new Postman(SERVER.context);
    private Citizen kari = People.citizen();
    private String token = "";
    private String address = "";

    @BeforeEach
    void a_citizen_without_news() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.cruds");
        address = kari.patient() + "@example.com";
        DATABASE.update("delete from samtykke.notice where patient_id = ?", kari.patient());
    }

    @AfterEach
    void the_mail_server_and_the_register_answer_again() {
        SERVER.sources.registers.behaves();
    }

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
    void a_node_that_dies_after_the_mail_server_took_it_leaves_it_to_be_sent_again() {
        reachable(2);
        news();

        assertThatThrownBy(() -> postman.deliverAndDie(kari.patient())).hasMessage("died");
        assertThat(mails()).isOne();
        postman.deliver(kari.patient());

        assertThat(mails()).isEqualTo(2);
        assertThat(outcomes()).containsExactly("sent");
    }

    @Test
    void a_mail_server_that_is_down_is_tried_again_when_it_is_back() {
        reachable(2);
        news();
        SERVER.mail.stop();
        try {
            postman.deliver(kari.patient());
        } finally {
            SERVER.mail.start();
        }
        assertThat(attempts()).isOne();
        assertThat(DATABASE.queryForObject(
                        "select next_try_at - ? between interval '1 minute' and interval '3 minutes'"
                                + " from samtykke.notice where patient_id = ?",
                        Boolean.class,
                        Timestamp.from(SERVER.clock().instant()),
                        kari.patient()))
                .isTrue();

        postman.deliver(kari.patient());
        assertThat(mails()).isOne();
    }

    @Test
    void what_did_not_leave_in_a_day_is_given_up() {
        reachable(2);
        news();
        SERVER.sources.registers.does(exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        DATABASE.update(
                "update samtykke.notice set created_at = ? where patient_id = ?",
                Timestamp.from(SERVER.clock().instant().minus(Duration.ofHours(25))),
                kari.patient());

        postman.deliver(kari.patient());

        assertThat(outcomes()).containsExactly("given-up");
    }

    @Test
    void many_nodes_at_once_send_one() {
        reachable(2);
        news();

        IntStream.range(0, 6).parallel().forEach(_ -> postman.deliver(kari.patient()));

        assertThat(mails()).isOne();
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

    /** By the way of staff, so that it is one event. */
    private void news() {
        DATABASE.update(
                "insert into samtykke.notice (id, patient_id, created_at, next_try_at)"
                        + " values (gen_random_uuid(), ?, ?, ?)",
                kari.patient(),
                Timestamp.from(SERVER.clock().instant()),
                Timestamp.from(SERVER.clock().instant()));
        address = kari.patient() + "@example.com";
    }

    private void reachable(int monthsAgo) {
        Passed.inRegisters(kari, contact(monthsAgo));
    }

    private Patient contact(int monthsAgo) {
        var patient = new Patient();
        patient.setId("contact");
        var email = new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(kari.patient() + "@example.com");
        email.getPeriod()
                .setStartElement(new DateTimeType(
                        LocalDate.now(SERVER.clock()).minusMonths(monthsAgo).toString()));
        return patient.addTelecom(email);
    }

    private List<String> outcomes() {
        return DATABASE.queryForList(
                "select outcome from samtykke.notice where patient_id = ?", String.class, kari.patient());
    }

    private int attempts() {
        return DATABASE.queryForObject(
                "select max(attempts) from samtykke.notice where patient_id = ?", Integer.class, kari.patient());
    }

    private long mails() {
        return Arrays.stream(SERVER.mail.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .count();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
