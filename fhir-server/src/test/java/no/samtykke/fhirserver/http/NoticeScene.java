package no.samtykke.fhirserver.http;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.notice.Postman;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** A citizen without news, and the mail server that would tell her. */
abstract class NoticeScene {

    static final RunningServer SERVER = RunningServer.ONE;
    static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);
    static final String RESERVED = "https://samtykke.example/fhir/StructureDefinition/contact-reserved";

    final Postman postman = new Postman(SERVER.context);
    Citizen kari = People.citizen();
    String token = "";
    String address = "";

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

    /** By the way of staff, so that it is one event. */
    void news() {
        DATABASE.update(
                "insert into samtykke.notice (id, patient_id, created_at, next_try_at)"
                        + " values (gen_random_uuid(), ?, ?, ?)",
                kari.patient(),
                Timestamp.from(SERVER.clock().instant()),
                Timestamp.from(SERVER.clock().instant()));
        address = kari.patient() + "@example.com";
    }

    void reachable(int monthsAgo) {
        Passed.inRegisters(kari, contact(monthsAgo));
    }

    Patient contact(int monthsAgo) {
        var patient = new Patient();
        patient.setId("contact");
        var email = new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(kari.patient() + "@example.com");
        email.getPeriod()
                .setStartElement(new DateTimeType(
                        LocalDate.now(SERVER.clock()).minusMonths(monthsAgo).toString()));
        return patient.addTelecom(email);
    }

    List<String> outcomes() {
        return DATABASE.queryForList(
                "select outcome from samtykke.notice where patient_id = ?", String.class, kari.patient());
    }

    int attempts() {
        return DATABASE.queryForObject(
                "select max(attempts) from samtykke.notice where patient_id = ?", Integer.class, kari.patient());
    }

    long mails() {
        return Arrays.stream(SERVER.mail.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .count();
    }

    static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
