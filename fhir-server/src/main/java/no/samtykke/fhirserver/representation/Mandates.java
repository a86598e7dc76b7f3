package no.samtykke.fhirserver.representation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The powers of attorney that there are, as facts. */
@Component
public class Mandates {

    private final JdbcClient database;

    Mandates(JdbcClient database) {
        this.database = database;
    }

    /** What a person gave another, by any number of the holder, if the holder has accepted it. */
    public Optional<Mandate> between(String giver, String holder) {
        return database.sql("""
                        select m.* from samtykke.mandate m
                          join samtykke.patient_identity i on i.system = holder_system and i.value = holder_value
                         where giver = ? and i.patient_id = ? and accepted""")
                .params(giver, holder)
                .query((row, _) -> Mandate.of(row))
                .optional();
    }

    /** The Consents of what a person gave: proposed and accepted. */
    public List<String> givenBy(String patientId) {
        return database.sql("select consent_id from samtykke.mandate where giver = ? order by consent_id")
                .param(patientId)
                .query(String.class)
                .list();
    }

    /** What was given to a person and she has accepted, whatever its days. */
    public List<Mandate> heldBy(String patientId) {
        return database.sql("""
                        select m.* from samtykke.mandate m
                          join samtykke.patient_identity i on i.system = holder_system and i.value = holder_value
                         where i.patient_id = ? and accepted""")
                .param(patientId)
                .query((row, _) -> Mandate.of(row))
                .list();
    }

    /** Whether somebody has accepted a power that she gave, and it is in force on that day. */
    public boolean representOn(String giver, LocalDate day) {
        return database
                .sql("select * from samtykke.mandate where giver = ? and accepted")
                .param(giver)
                .query((row, _) -> Mandate.of(row))
                .list()
                .stream()
                .anyMatch(mandate -> mandate.inForceOn(day));
    }
}
