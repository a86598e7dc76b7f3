package no.samtykke.fhirserver.seal;

import static no.samtykke.fhirserver.seal.Finding.What.ENTRY_ADDED;
import static no.samtykke.fhirserver.seal.Finding.What.SEAL_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import no.samtykke.fhirserver.seal.Finding.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to one row behind the server's back, the check names that row; undone, all is well again. */
class TheLogProvesItselfIT {

    private static final int TRIES = 100;

    /** A column, and another value for it than any row has. */
    private static final List<Map.Entry<String, String>> EDITS = List.of(
            Map.entry("recorded", "recorded + interval '1 microsecond'"),
            Map.entry("kind", "'login'"),
            Map.entry("service", "'medicines'"),
            Map.entry("action", "'E'"),
            Map.entry("patient_id", "null"),
            Map.entry("patient_id", "'another'"),
            Map.entry("actor_id", "null"),
            Map.entry("client_id", "client_id || 'x'"),
            Map.entry("client_name", "'Another app'"),
            Map.entry("ground", "'power-of-attorney'"),
            Map.entry("outcome", "4"),
            Map.entry("reason", "'no-ground'"),
            Map.entry("request_id", "gen_random_uuid()"),
            Map.entry("sid", "null"),
            Map.entry("mac", "null"),
            Map.entry("mac", "'\\x00'"),
            Map.entry("tx", "tx + 1"),
            Map.entry("tx", "tx - 20"),
            Map.entry("tx", "9000000000"));

    private static SealedLog log;
    private static List<UUID> written;

    @BeforeAll
    static void a_log_of_several_seals_and_some_entries_that_are_not_sealed_yet() {
        log = new SealedLog();
        written = new ArrayList<>();
        for (int seal = 0; seal < 3; seal++) {
            written.addAll(log.write(90));
            log.sealer.seal();
        }
        log.write(5);
        log.jdbc.execute("create table kept as select * from samtykke.usage_log");
    }

    @Test
    void a_log_that_nobody_touched_is_intact() {
        var finding = log.check();

        assertThat(finding.fault()).isEmpty();
        assertThat(finding.seals()).isEqualTo(3);
        assertThat(finding.entries()).isEqualTo(270);
        assertThat(finding.unsealed()).isEqualTo(5);
    }

    @Test
    void the_row_is_named_whatever_was_done_to_it() {
        var random = new Random(20261126);
        for (int i = 0; i < TRIES; i++) {
            var id = SealedLog.anyOf(written, random);
            String done = i % 3 == 0 ? delete(id) : i % 3 == 1 ? edit(id, random) : insert(id, random);

            var fault = log.check().fault();

            assertThat(fault.flatMap(Fault::entry))
                    .as("%d: %s", i, done)
                    .map(UUID::toString)
                    .contains(named(done, id));
            undo();
            assertThat(log.check().fault()).as("undone: " + done).isEmpty();
        }
    }

    /** An entry that is not sealed yet is vouched for by its code, and one without a right one is never sealed. */
    @Test
    void a_row_that_is_put_in_after_the_last_seal_is_named_too() {
        var other = new SealedLog();
        var id = other.write(2).getFirst();
        var copy = UUID.randomUUID();
        other.behindTheServersBack(
                "insert into samtykke.usage_log (id, recorded, kind, service, action, outcome, request_id,"
                        + " mac) select ?, recorded, kind, service, action, outcome, request_id, mac from samtykke.usage_log"
                        + " where id = ?",
                copy,
                id);

        assertThat(other.check().fault()).contains(new Fault(ENTRY_ADDED, 0, Optional.of(copy)));
        other.sealer.seal();
        assertThat(other.check().fault()).contains(new Fault(ENTRY_ADDED, 1, Optional.of(copy)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update samtykke.usage_log_seal set checkpoint = replace(checkpoint, 'entries 90', 'entries 91') where number = 2",
                "update samtykke.usage_log_seal set to_tx = to_tx + 1000 where number = 3",
                "update samtykke.usage_log_seal set from_tx = from_tx - 1 where number = 2",
                "update samtykke.usage_log_seal set checkpoint = (select checkpoint from samtykke.usage_log_seal"
                        + " where number = 1) where number = 2",
                "update samtykke.usage_log_leaves set hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) where seal = 2",
                "update samtykke.usage_log_leaves set ids = ids[2:] || ids[1] where seal = 1",
                "update samtykke.usage_log_leaves set ids = ids[2:] where seal = 1",
                "delete from samtykke.usage_log_leaves where seal = 2",
                "delete from samtykke.usage_log_seal where number = 1",
                "delete from samtykke.usage_log_seal where number = 2"
            })
    void a_seal_that_is_not_what_it_was_is_found(String change) {
        var seals = log.jdbc.queryForList("select * from samtykke.usage_log_seal");
        var leaves = log.jdbc.queryForList("select * from samtykke.usage_log_leaves");

        assertThat(log.behindTheServersBack(change)).isEqualTo(1);

        assertThat(log.check().fault()).isPresent();
        log.behindTheServersBack("delete from samtykke.usage_log_leaves");
        log.behindTheServersBack("delete from samtykke.usage_log_seal");
        seals.forEach(row -> log.behindTheServersBack(
                "insert into samtykke.usage_log_seal values (?, ?, ?, ?, ?)",
                row.values().toArray()));
        leaves.forEach(row -> log.behindTheServersBack(
                "insert into samtykke.usage_log_leaves values (?, ?, ?)",
                row.values().toArray()));
        assertThat(log.check().fault()).isEmpty();
    }

    /** Who cuts off the end, entries and seals, is found by one who kept a checkpoint. */
    @Test
    void the_last_seal_cannot_disappear_from_one_who_kept_its_checkpoint() {
        var other = new SealedLog();
        other.write(3);
        other.sealer.seal();
        other.write(3);
        other.sealer.seal();
        String kept = other.check().checkpoint().orElseThrow();
        assertThat(other.check.check(Instant.MIN, kept).fault()).isEmpty();

        other.behindTheServersBack("delete from samtykke.usage_log_leaves where seal = 2");
        other.behindTheServersBack("delete from samtykke.usage_log_seal where number = 2");
        other.behindTheServersBack(
                "delete from samtykke.usage_log where tx >= (select to_tx from samtykke.usage_log_seal)");

        assertThat(other.check().fault()).isEmpty();
        assertThat(other.check.check(Instant.MIN, kept).fault().map(Fault::what))
                .contains(SEAL_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update samtykke.usage_log_detail set personnel = null",
                "update samtykke.usage_log_detail set resources = array['Observation/3']",
                "update samtykke.usage_log_detail set interaction = 'delete'",
                "delete from samtykke.usage_log_detail",
                "insert into samtykke.usage_log_detail select l.recorded, l.id, 'read', '{}', null, null"
                        + " from samtykke.usage_log l where details_digest is null"
            })
    void details_of_a_system_are_vouched_for_by_its_row(String change) {
        var other = new SealedLog();
        var now = SealedLog.CLOCK.instant();
        var ofSystem = other.entries.writeOfSystem("patient", now);
        var ofPerson = other.entries.write("patient", now);
        other.sealer.seal();
        // The driver fetches in another way what is asked for often.
        for (int i = 0; i < 10; i++) {
            assertThat(other.check().fault()).isEmpty();
        }

        assertThat(other.behindTheServersBack(change)).isEqualTo(1);

        assertThat(other.check().fault().flatMap(Fault::entry))
                .contains(change.startsWith("insert") ? ofPerson : ofSystem);
    }

    private static String delete(UUID id) {
        log.behindTheServersBack("delete from samtykke.usage_log where id = ?", id);
        return "deleted";
    }

    private static String edit(UUID id, Random random) {
        var edit = SealedLog.anyOf(EDITS, random);
        log.behindTheServersBack(
                "update samtykke.usage_log set " + edit.getKey() + " = " + edit.getValue() + " where id = ?", id);
        return "edited " + edit;
    }

    /** A copy of a row, which differs by its id only, in a seal or after the last one. */
    private static String insert(UUID id, Random random) {
        var copy = new UUID(id.getMostSignificantBits(), random.nextLong());
        String columns =
                "recorded, kind, service, action, patient_id, actor_id, client_id, client_name, ground, outcome,"
                        + " reason, request_id, sid, mac";
        String tx = random.nextBoolean() ? ", tx" : "";
        log.behindTheServersBack(
                "insert into samtykke.usage_log (id, " + columns + tx + ") select ?, " + columns + tx
                        + " from samtykke.usage_log where id = ?",
                copy,
                id);
        return copy.toString();
    }

    private static String named(String done, UUID id) {
        return done.contains(" ") || done.equals("deleted") ? id.toString() : done;
    }

    private static void undo() {
        log.behindTheServersBack("delete from samtykke.usage_log");
        log.behindTheServersBack("insert into samtykke.usage_log select * from kept");
    }
}
