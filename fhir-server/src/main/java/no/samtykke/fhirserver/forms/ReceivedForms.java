package no.samtykke.fhirserver.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which Task is about what, and that each is decided once. */
@Component
class ReceivedForms {

    private final JdbcClient database;

    ReceivedForms(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param closureId the Consent that is to end
     * @param formId the QuestionnaireResponse
     */
    record Received(String patientId, String closureId, String formId) {

        static Received of(ResultSet row) throws SQLException {
            return new Received(row.getString("patient_id"), row.getString("closure_id"), row.getString("form_id"));
        }
    }

    void write(String task, Received form) {
        database.sql(
                        "insert into samtykke.received_form (task_id, patient_id, closure_id, form_id) values (?, ?, ?, ?)")
                .params(task, form.patientId(), form.closureId(), form.formId())
                .update();
    }

    /** A Task that is not there is told as what does not exist, one that is decided by 409. */
    Received undecided(String task) {
        var found = database.sql("select * from samtykke.received_form where task_id = ?")
                .param(task)
                .query((row, _) -> row.getTimestamp("decided_at") == null
                        ? Optional.of(Received.of(row))
                        : Optional.<Received>empty())
                .optional()
                .orElseThrow(Refusals::absent);
        return found.orElseThrow(ReceivedForms::decidedAlready);
    }

    /** Takes the decision for this transaction: of two at once, one waits and is refused. */
    Received decide(String task, Instant at) {
        return database.sql("""
                        update samtykke.received_form set decided_at = ? where task_id = ? and decided_at is null
                        returning *""")
                .params(Timestamp.from(at), task)
                .query((row, _) -> Received.of(row))
                .optional()
                .orElseThrow(ReceivedForms::decidedAlready);
    }

    private static OperationRefused decidedAlready() {
        return new OperationRefused(409, "form-already-handled");
    }
}
