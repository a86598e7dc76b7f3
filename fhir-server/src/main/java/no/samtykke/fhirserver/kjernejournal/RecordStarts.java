package no.samtykke.fhirserver.kjernejournal;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the summary care record of a person began anew. */
@Component
public class RecordStarts {

    private final JdbcClient database;

    RecordStarts(JdbcClient database) {
        this.database = database;
    }

    /** Nothing from before this day belongs to it; empty when she always had the one she has. */
    public Optional<LocalDate> of(String patient) {
        return database.sql("select starts_on from samtykke.kjernejournal_start where patient_id = ?")
                .param(patient)
                .query(LocalDate.class)
                .optional();
    }
}
