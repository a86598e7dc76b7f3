package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.text;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.TestReceiver.Got;
import no.samtykke.fhirserver.push.Courier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A register is told of changes when they happen: in order for each person, and none is lost while it is dead. */
class SettingSubscriptionsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final TestReceiver RECEIVER = TestReceiver.ONE;
    private static final String RESERVATION = "register-reservation";
    static final String HERS = "Consent?category=register-reservation&organization:identifier=" + REGISTER;

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Courier courier = new Courier(SERVER.context);
    private final Citizen kari = People.citizen();

    @BeforeEach
    void a_receiver_lives() {
        RECEIVER.forget();
        RECEIVER.live();
    }

    @AfterEach
    void nobody_subscribes() {
        database.update("delete from samtykke.setting_subscription");
        RECEIVER.kill();
    }

    @Test
    void a_change_is_sent_signed_by_its_id_alone_and_stands_in_her_log() throws Exception {
        var answer = subscribe("register", HERS, "", RECEIVER.endpoint());
        String id = close(kari);
        courier.deliver();

        assertThat(RECEIVER.got()).hasSize(1);
        var got = RECEIVER.got().getFirst();
        assertThat(got.body())
                .contains("Consent/" + id)
                .doesNotContain(number(kari))
                .doesNotContain("given");
        var key = ECKey.parse(
                answer.as(Parameters.class).getParameter("key").getValue().primitiveValue());
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed(got.signature(), got.body(), key)).isTrue();
        assertThat(signed(got.signature(), got.body() + " ", key)).isFalse();
        assertThat(disclosures(kari)).containsExactly("Test register (org.nr. 974761467)");
        courier.deliver();
        assertThat(RECEIVER.got()).hasSize(1);
    }

    @Test
    void nothing_is_lost_while_the_receiver_is_dead_and_each_persons_changes_come_in_order() {
        subscribe("register", HERS, "application/fhir+json", RECEIVER.endpoint());
        var ola = People.citizen();
        RECEIVER.kill();
        close(kari);
        close(ola);
        courier.deliver();
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        close(kari);
        later();
        courier.deliver();
        assertThat(RECEIVER.got()).isEmpty();
        var standing = told(ask("$setting-subscriptions", "register", new Parameters()));
        assertThat(standing.getStatus()).isEqualTo(SubscriptionStatus.ERROR);
        assertThat(standing.getError()).isEqualTo("4 on their way, 0 given up");

        RECEIVER.live();
        later();
        courier.deliver();

        assertThat(of(kari)).containsExactly("given", "withdrawn", "given");
        assertThat(of(ola)).containsExactly("given");
        assertThat(RECEIVER.got()).extracting(Got::key).doesNotHaveDuplicates().hasSize(4);
        assertThat(disclosures(kari)).hasSize(3);
        assertThat(told(ask("$setting-subscriptions", "register", new Parameters()))
                        .getStatus())
                .isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void what_is_refused_keeps_back_her_own_and_nobody_elses_until_it_is_given_up() {
        subscribe("register", HERS, "application/fhir+json", RECEIVER.endpoint());
        var ola = People.citizen();
        RECEIVER.refuses(body -> body.contains(number(kari)));
        close(kari);
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        close(ola);
        courier.deliver();
        assertThat(of(ola)).containsExactly("given");

        database.update("update samtykke.setting_delivery set created_at = created_at - interval '8 days'");
        later();
        courier.deliver();
        assertThat(told(ask("$setting-subscriptions", "register", new Parameters()))
                        .getError())
                .isEqualTo("1 on their way, 1 given up");
        RECEIVER.refuses(_ -> false);
        later();
        courier.deliver();
        assertThat(of(kari)).isEmpty();
    }

    @Test
    void she_sees_who_has_received_her_withdrawal_and_staff_send_again_what_was_given_up() {
        subscribe("register", HERS, "application/fhir+json", RECEIVER.endpoint());
        close(kari);
        courier.deliver();
        RECEIVER.kill();
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        courier.deliver();

        assertThat(hers()).containsExactly("withdrawn false", "given true");

        database.update("update samtykke.setting_delivery set given_up_at = now() where received_at is null");
        RECEIVER.live();
        later();
        courier.deliver();
        assertThat(hers()).containsExactly("withdrawn false", "given true");
        String staff = SERVER.issuer.systemToken("staff", "https://samtykke.example/scope/staff");
        var seen = SERVER.post("/$setting-deliveries", staff, new Parameters()).as(Parameters.class);
        var receiver = seen.getParameter("receiver");
        assertThat(text(receiver, "given-up")).isEqualTo("1");
        var again = new Parameters().addParameter("send-again", new IdType(text(receiver, "subscription")));
        assertThat(SERVER.post("/$setting-deliveries", staff, again).body()).doesNotContain(kari.patient());
        courier.deliver();
        assertThat(hers()).containsExactly("withdrawn true", "given true");
        assertThat(of(kari)).containsExactly("given", "withdrawn");
    }

    @Test
    void one_who_ends_it_is_told_nothing_more() {
        subscribe("register", HERS, "", RECEIVER.endpoint());
        close(kari);
        var in = new Parameters();
        in.addParameter()
                .setName("subscription")
                .setResource(wish(HERS, "", RECEIVER.endpoint()).setStatus(SubscriptionStatus.OFF));

        var ended = ask("$setting-subscriptions", "register", in);
        courier.deliver();

        assertThat(ended.as(Parameters.class).hasParameter("subscription")).isFalse();
        assertThat(RECEIVER.got()).isEmpty();
        assertThat(disclosures(kari)).isEmpty();
    }

    private List<String> hers() {
        String token = People.approvedToken(kari, "patient/Consent.r");
        return SERVER.post("/$setting-receivers", token, new Parameters()).as(Parameters.class).getParameter().stream()
                .filter(change -> text(change, "category").equals(RESERVATION))
                .map(change ->
                        text(change, "what") + " " + !text(change, "received").isEmpty())
                .toList();
    }

    static Answer subscribe(String client, String criteria, String payload, String endpoint) {
        var in = new Parameters();
        in.addParameter().setName("subscription").setResource(wish(criteria, payload, endpoint));
        var answer = ask("$setting-subscriptions", client, in);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    static Subscription wish(String criteria, String payload, String endpoint) {
        var wish = new Subscription()
                .setStatus(SubscriptionStatus.REQUESTED)
                .setReason("To keep in step")
                .setCriteria(criteria);
        wish.getChannel().setType(SubscriptionChannelType.RESTHOOK).setEndpoint(endpoint);
        if (!payload.isEmpty()) {
            wish.getChannel().setPayload(payload);
        }
        return wish;
    }

    private static Subscription told(Answer answer) {
        return (Subscription)
                answer.as(Parameters.class).getParameter("subscription").getResource();
    }

    private List<String> of(Citizen citizen) {
        return RECEIVER.got().stream()
                .map(got -> FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, got.body()))
                .map(body -> body.getParameter("change"))
                .filter(change -> number(citizen).equals(person(change)))
                .map(change -> text(change, "what"))
                .toList();
    }

    private static String person(ParametersParameterComponent change) {
        return change.getPart().stream()
                .filter(part -> part.getName().equals("person"))
                .map(part -> ((Identifier) part.getValue()).getValue())
                .findFirst()
                .orElse("");
    }

    private static boolean signed(String detached, String body, ECKey key) throws Exception {
        String[] parts = detached.split("\\.", -1);
        var whole = JWSObject.parse(detached, new Payload(body));
        return parts[1].isEmpty() && whole.verify(new ECDSAVerifier(key));
    }

    private void later() {
        database.update("update samtykke.setting_subscription set next_try_at = created_at");
        database.update("update samtykke.setting_delivery set next_try_at = created_at");
    }

    private List<String> disclosures(Citizen citizen) {
        return database.queryForList(
                "select client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                citizen.patient());
    }

    private static String close(Citizen citizen) {
        return Stored.close(citizen.patient(), RESERVATION).getIdElement().getIdPart();
    }

    private static String number(Citizen citizen) {
        return citizen.known().id().value();
    }
}
