package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How notices leave, also when something is down. */
class NoticesLeaveIT extends NoticeScene {

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
}
