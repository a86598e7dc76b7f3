package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.Subscribing.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.TestReceiver.Got;
import no.samtykke.fhirserver.push.Courier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several nodes send, and die: each person's changes come in order, none is lost, and what comes twice has one key. */
class PushUnderLeaseIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final TestReceiver RECEIVER = TestReceiver.ONE;

    /** Of people who have no profile: what is sent is the id of a Consent, which tells whose it is and which. */
    private static final String CHANGES = """
            insert into samtykke.consent_change
            (patient_id, consent_id, category, controller, policy, what, recorded_at)
            select 'pushed-' || person, 'pushed-' || person || '-' || change, 'register-reservation', '974761467',
                   'https://register.example/reservation/1', 'given', now()
              from generate_series(1, ?) change, generate_series(1, ?) person order by change, person""";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Courier courier = new Courier(SERVER.context);

    @BeforeEach
    void a_receiver_lives_and_is_greeted() {
        RECEIVER.forget();
        RECEIVER.live();
        subscribe("id-only");
        courier.deliver();
    }

    @AfterEach
    void nobody_subscribes() {
        database.update("delete from samtykke.setting_subscription");
        database.update("delete from samtykke.consent_change where patient_id like 'pushed-%'");
        RECEIVER.kill();
    }

    @Test
    void nodes_that_send_at_once_send_everything_once_and_in_order_for_each_person() {
        RECEIVER.refuses(_ -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000));
            return false;
        });
        happen(5, 40);

        nodes(4);

        assertThat(RECEIVER.got()).extracting(Got::key).doesNotHaveDuplicates().hasSize(200);
        for (int person = 1; person <= 40; person++) {
            String whose = "Consent/pushed-" + person + "-";
            assertThat(RECEIVER.got().stream().map(Subscribing::focus).filter(focus -> focus.startsWith(whose)))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 5)
                            .mapToObj(change -> whose + change)
                            .toList());
        }
    }

    @Test
    void what_a_node_sent_before_it_died_is_sent_again_by_another_when_the_lease_is_over() {
        happen(1, 1);
        database.execute("""
                create function samtykke.die() returns trigger language plpgsql as
                $$ begin raise exception 'A test says so'; end $$;
                create trigger die before update of received_at on samtykke.setting_delivery
                    for each row execute function samtykke.die()""");
        try {
            assertThatThrownBy(courier::deliver).hasMessageContaining("A test says so");
        } finally {
            database.execute("drop function samtykke.die() cascade");
        }
        assertThat(RECEIVER.got()).hasSize(1);

        lease("60 seconds");
        courier.deliver();
        assertThat(RECEIVER.got()).hasSize(1);

        lease("-1 seconds");
        courier.deliver();

        assertThat(RECEIVER.got()).hasSize(2);
        assertThat(RECEIVER.got())
                .extracting(Got::key)
                .containsOnly(RECEIVER.got().getFirst().key());
        courier.deliver();
        assertThat(RECEIVER.got()).hasSize(2);
    }

    @Test
    void while_a_receiver_thinks_no_transaction_of_the_outbox_is_open() {
        var open = new ConcurrentLinkedQueue<Integer>();
        RECEIVER.refuses(_ -> {
            open.add(database.queryForObject(
                    "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                            + " and query like '%samtykke.setting_%'",
                    Integer.class));
            return false;
        });
        happen(1, 10);

        courier.deliver();

        assertThat(open).hasSize(10).containsOnly(0);
    }

    @Test
    void a_change_is_sent_as_soon_as_it_is_committed() {
        Citizen kari = People.citizen();

        courier.atOnce(() -> {
            String id = Stored.close(kari.patient(), "register-reservation")
                    .getIdElement()
                    .getIdPart();

            Optouts.await(
                    () -> RECEIVER.got().stream().anyMatch(got -> got.body().contains(id)));
        });
    }

    /** Figures, by {@code -Dsamtykke.pushed=5000}. */
    @Test
    @EnabledIfSystemProperty(named = "samtykke.pushed", matches = "[0-9]+")
    void how_many_are_sent_in_a_second() {
        int count = Integer.getInteger("samtykke.pushed", 0);
        happen(1, 500);
        courier.deliver();
        RECEIVER.forget();
        happen(5, count / 5);
        long start = System.nanoTime();

        courier.deliver();

        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(RECEIVER.got()).hasSize(count);
        System.out.printf("%d deliveries in %.1f s: %.0f in a second%n", count, seconds, count / seconds);
    }

    private void happen(int changes, int people) {
        database.update(CHANGES, changes, people);
    }

    /** Another node has it for so long. */
    private void lease(String length) {
        database.update(
                "update samtykke.setting_subscription set lease = ?, leased_until = now() + ?::interval",
                UUID.randomUUID(),
                length);
    }

    private void nodes(int count) {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var done = threads.invokeAll(
                    List.copyOf(IntStream.range(0, count)
                            .mapToObj(_ -> Executors.callable(() -> {
                                for (int i = 0; i < 20; i++) {
                                    courier.deliver();
                                }
                            }))
                            .toList()),
                    60,
                    TimeUnit.SECONDS);
            assertThat(done).allMatch(one -> !one.isCancelled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
