package no.samtykke.fhirserver.representation;

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
}
