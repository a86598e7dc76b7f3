package no.samtykke.fhirserver.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.api.Test;

/** What is remembered is one app's in one session about one patient, and goes when that does. */
class MemoryOfNodeTest {

    private static final SessionMemoryProperties LIMITS =
            new SessionMemoryProperties(2, 2, Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofSeconds(5));
    private static final Origin ONE = new Origin("hospital", "DocumentReference", "1");
    private static final Origin TWO = new Origin("hospital", "DocumentReference", "2");
    private static final Origin THREE = new Origin("hospital", "DocumentReference", "3");

    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final MemoryOfNode memory = new MemoryOfNode(LIMITS, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private final CitizenApp app = app("app", "kari", "kari");

    @Test
    void a_handle_is_the_same_in_its_session_and_nothing_in_another() {
        String handle = memory.handleOf(app, ONE);

        assertThat(handle).matches("s\\.[a-z2-7]{32}").isEqualTo(memory.handleOf(app, ONE));
        assertThat(memory.originOf(app, handle)).contains(ONE);
        assertThat(memory.originOf(app("app", "kari", "kari"), handle)).isEmpty();
        assertThat(memory.originOf(
                        new CitizenApp("app", SmartScopes.NONE, "kari", "child", "high", app.sid(), app.grant()),
                        handle))
                .isEmpty();
    }

    @Test
    void beyond_the_limit_the_oldest_is_forgotten() {
        String first = memory.handleOf(app, ONE);
        memory.handleOf(app, TWO);
        String third = memory.handleOf(app, THREE);

        assertThat(memory.originOf(app, first)).isEmpty();
        assertThat(memory.originOf(app, third)).contains(THREE);
        assertThat(memory.handleOf(app, ONE)).isNotEqualTo(first);
    }

    @Test
    void a_list_lives_for_minutes_and_is_of_its_class() {
        String name = memory.keep(app, "list");

        assertThat(memory.kept(app, name, String.class)).contains("list");
        assertThat(memory.kept(app, name, Integer.class)).isEmpty();
        now = now.plus(Duration.ofMinutes(6));
        assertThat(memory.kept(app, name, String.class)).isEmpty();
    }

    @Test
    void what_has_ended_never_comes_back_and_closes_at_once_what_begins_late() throws Exception {
        String handle = memory.handleOf(app, ONE);
        var closed = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        memory.closeAtEnd(app, closed::countDown);

        memory.forget(app.sid());

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(memory.originOf(app, handle)).isEmpty();
        assertThat(memory.originOf(app, memory.handleOf(app, TWO))).isEmpty();
        memory.closeAtEnd(app, late::countDown);
        assertThat(late.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(memory.knownSessions()).isEmpty();
    }

    @Test
    void a_decision_about_a_patient_forgets_all_but_that_only_encrypted_is_wanted() {
        String handle = memory.handleOf(app, ONE);
        memory.setKey(app, new SessionKey("{}", "kid", true));

        memory.forgetAbout("ola");
        assertThat(memory.originOf(app, handle)).contains(ONE);
        memory.forgetAbout("kari");

        assertThat(memory.originOf(app, handle)).isEmpty();
        assertThat(memory.keyOf(app)).isEqualTo(Optional.empty());
        assertThat(memory.demandsEncryption(app)).isTrue();
    }

    @Test
    void without_use_it_is_forgotten_but_not_under_a_download() throws Exception {
        memory.handleOf(app, ONE);
        var done = memory.closeAtEnd(app, () -> {});
        now = now.plus(Duration.ofHours(1));

        memory.forgetIdle();
        assertThat(memory.knownGrants()).containsExactly(app.grant());
        done.close();
        memory.forgetIdle();

        assertThat(memory.knownGrants()).isEmpty();
    }

    private static CitizenApp app(String client, String actor, String subject) {
        return new CitizenApp(client, SmartScopes.NONE, actor, subject, "high", UUID.randomUUID(), UUID.randomUUID());
    }
}
