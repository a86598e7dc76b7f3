package no.samtykke.fhirserver.consent;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One change of a person's decisions at a time: what an order rule was checked against stays true until the commit. */
@Component
public class PersonLock {

    private final JdbcClient database;

    PersonLock(JdbcClient database) {
        this.database = database;
    }

    /** Waits for its turn; held until the transaction ends. To be asked before the order rule is checked. */
    public void hold(String patientId) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                .param("decisions of " + patientId)
                .query(row -> {});
    }

    /** Of several people, in the order of their ids, so that two such changes never wait for each other. */
    public void holdAll(Stream<String> patientIds) {
        patientIds.distinct().sorted().forEach(this::hold);
    }
}
