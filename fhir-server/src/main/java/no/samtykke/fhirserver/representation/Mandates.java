package no.samtykke.fhirserver.representation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The powers of attorney that there are, as facts. A holder is known by any number of hers. */
@Component
public class Mandates {

    private static final String RECEIVED = """
            select m.* from samtykke.mandate m
              join samtykke.patient_identity i on i.system = holder_system and i.value = holder_value
             where i.patient_id = ?""";

    private final JdbcClient database;

    Mandates(JdbcClient database) {
        this.database = database;
    }

    /** What a person gave another, if the holder has accepted it and it is in force on that day. */
    public Optional<Mandate> between(String giver, String holder, LocalDate on) {
        return received(holder).stream()
                .filter(KeptMandate::accepted)
                .map(KeptMandate::mandate)
                .filter(mandate -> mandate.giver().equals(giver) && mandate.inForceOn(on))
                .findFirst();
    }

    /** What was given to a person and she has accepted, whatever its days. */
    public List<Mandate> heldBy(String patientId) {
        return received(patientId).stream()
                .filter(KeptMandate::accepted)
                .map(KeptMandate::mandate)
                .toList();
    }

    /** Oldest first by id of no meaning, so that a list keeps its order. */
    public List<KeptMandate> given(String patientId) {
        return database.sql("select * from samtykke.mandate where giver = ? order by consent_id")
                .param(patientId)
                .query((row, _) -> KeptMandate.of(row))
                .list();
    }

    /** In the same order. */
    public List<KeptMandate> received(String patientId) {
        return database.sql(RECEIVED + " order by consent_id")
                .param(patientId)
                .query((row, _) -> KeptMandate.of(row))
                .list();
    }

    /** Whether somebody has accepted a power that she gave, and it is in force on that day. */
    public boolean representOn(String giver, LocalDate day) {
        return given(giver).stream()
                .filter(KeptMandate::accepted)
                .anyMatch(power -> power.mandate().inForceOn(day));
    }
}
