package no.samtykke.fhirserver.correction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which Tasks are requests for correction, how far each has come, and that each step is taken once. */
@Component
class RequestedCorrections {

    private final JdbcClient database;

    RequestedCorrections(JdbcClient database) {
        this.database = database;
    }

    /** @param dueOn the last day for an answer */
    record Requested(
            String taskId, String patientId, String targetType, CorrectionState state, Instant at, LocalDate dueOn) {

        static Requested of(ResultSet row, int number) throws SQLException {
            return new Requested(
                    row.getString("task_id"),
                    row.getString("patient_id"),
                    row.getString("target_type"),
                    CorrectionState.of(row.getString("state")),
                    row.getTimestamp("requested_at").toInstant(),
                    row.getObject("due_on", LocalDate.class));
        }
    }

    void write(Requested one) {
        database.sql("""
                        insert into samtykke.correction (task_id, patient_id, target_type, state, requested_at, due_on)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        one.taskId(),
                        one.patientId(),
                        one.targetType(),
                        one.state().code(),
                        Timestamp.from(one.at()),
                        one.dueOn())
                .update();
    }

    int openOf(String patient) {
        return database.sql("select count(*) from samtykke.correction where patient_id = ? and ended_at is null")
                .param(patient)
                .query(Integer.class)
                .single();
    }

    /** Unanswered or not yet put right, those that are due first. */
    List<Requested> open(int atMost) {
        return database.sql("""
                        select * from samtykke.correction where ended_at is null
                         order by due_on, requested_at, task_id limit ?""").param(atMost).query(Requested::of).list();
    }

    int open() {
        return database.sql("select count(*) from samtykke.correction where ended_at is null")
                .query(Integer.class)
                .single();
    }

    /** A Task that is not there, or is about something else, is told as what does not exist. */
    Requested of(String task) {
        return database.sql("select * from samtykke.correction where task_id = ?")
                .param(task)
                .query(Requested::of)
                .optional()
                .orElseThrow(Refusals::absent);
    }

    /** Takes the step for this transaction: of two at once, one waits and is refused with 409. */
    void step(String task, CorrectionState to, Instant at) {
        int taken = database.sql("""
                        update samtykke.correction set state = :to, ended_at = :ended
                         where task_id = :task and state in (:after)""")
                .param("to", to.code())
                .param("ended", to.isOpen() ? null : Timestamp.from(at))
                .param("task", task)
                .param("after", to.after().stream().map(CorrectionState::code).toList())
                .update();
        if (taken == 0) {
            throw new OperationRefused(409, "correction-already-answered");
        }
    }
}
