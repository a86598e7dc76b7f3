package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.text;
import static no.samtykke.fhirserver.http.Subscribing.FULL;
import static no.samtykke.fhirserver.http.Subscribing.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.samtykke.fhirserver.http.TestReceiver.Got;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;

/** A register is told of changes when they happen: in order for each person, and none is lost while it is dead. */
class SettingSubscriptionsIT extends ToldOfSettings {

    @Test
    void nothing_is_lost_while_the_receiver_is_dead_and_each_persons_changes_come_in_order() {
        String id = subscribe(FULL);
        courier.deliver();
        var ola = People.citizen();
        RECEIVER.kill();
        close(kari);
        close(ola);
        courier.deliver();
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        close(kari);
        // Those that came while it backs off are counted as well.
        assertThat(Subscribing.read(id).getStatus()).isEqualTo(SubscriptionStatus.ERROR);
        assertThat(Subscribing.read(id).getError()).isEqualTo("4 on their way, 0 given up");
        later();
        courier.deliver();
        assertThat(RECEIVER.got()).isEmpty();

        RECEIVER.live();
        later();
        courier.deliver();

        assertThat(of(kari)).extracting(Subscribing::number).isSorted().hasSize(3);
        assertThat(states(kari)).containsExactly("inactive", "inactive", "active");
        assertThat(states(ola)).containsExactly("active");
        assertThat(RECEIVER.got()).extracting(Got::key).doesNotHaveDuplicates().hasSize(4);
        assertThat(disclosures(kari)).hasSize(3);
        assertThat(Subscribing.read(id).getStatus()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void one_that_was_reached_in_between_is_asked_again_soon() {
        subscribe(FULL);
        courier.deliver();
        var ola = People.citizen();
        close(ola);
        close(kari);
        RECEIVER.kill();
        courier.deliver();
        RECEIVER.live();
        // Hers is answered when his is there, in whatever order they were sent.
        var answerToHers = new CompletableFuture<Integer>();
        RECEIVER.answers(body -> {
            if (body.contains(number(ola))) {
                answerToHers.complete(503);
                return 204;
            }
            return answerToHers.completeOnTimeout(204, 5, TimeUnit.SECONDS).join();
        });
        later();
        courier.deliver();

        assertThat(of(ola)).hasSize(1);
        assertThat(database.queryForObject("select attempts from samtykke.setting_subscription", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void what_is_refused_keeps_back_her_own_and_nobody_elses_until_it_is_given_up() {
        String id = subscribe(FULL);
        var ola = People.citizen();
        RECEIVER.refuses(body -> body.contains(number(kari)));
        close(kari);
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        close(ola);
        courier.deliver();
        assertThat(states(ola)).containsExactly("active");

        database.update("update samtykke.setting_delivery set created_at = created_at - interval '8 days'");
        later();
        courier.deliver();
        assertThat(Subscribing.read(id).getError()).isEqualTo("1 on their way, 1 given up");
        RECEIVER.refuses(_ -> false);
        later();
        courier.deliver();
        assertThat(of(kari)).isEmpty();
    }

    @Test
    void she_sees_who_has_received_her_withdrawal_and_staff_send_again_what_was_given_up() {
        subscribe(FULL);
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
        assertThat(states(kari)).containsExactly("active", "inactive");
    }

    @Test
    void one_who_ends_it_or_is_off_is_told_nothing_more_and_begins_anew_from_the_next_change_on() {
        String id = subscribe("id-only");
        courier.deliver();
        close(kari);
        var off = Subscribing.read(id).setStatus(SubscriptionStatus.OFF);
        off.setError(null);
        assertThat(SERVER.put("/Subscription/" + id, Subscribing.token("register"), off)
                        .status())
                .isEqualTo(200);
        courier.deliver();
        assertThat(RECEIVER.got()).isEmpty();
        assertThat(hers()).isEmpty();

        SERVER.put(
                "/Subscription/" + id,
                Subscribing.token("register"),
                Subscribing.read(id).setStatus(SubscriptionStatus.REQUESTED));
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        courier.deliver();
        assertThat(RECEIVER.got()).hasSize(1);

        SERVER.delete("/Subscription/" + id, Subscribing.token("register"));
        close(kari);
        courier.deliver();
        assertThat(RECEIVER.got()).hasSize(1);
        assertThat(disclosures(kari)).hasSize(1);
    }

    private List<String> hers() {
        String token = People.approvedToken(kari, "patient/Consent.r");
        return SERVER.post("/$setting-receivers", token, new Parameters()).as(Parameters.class).getParameter().stream()
                .filter(change -> text(change, "category").equals(RESERVATION))
                .map(change ->
                        text(change, "what") + " " + !text(change, "received").isEmpty())
                .toList();
    }

    private void later() {
        database.update("update samtykke.setting_subscription set next_try_at = created_at");
        database.update("update samtykke.setting_delivery set next_try_at = created_at");
    }
}
