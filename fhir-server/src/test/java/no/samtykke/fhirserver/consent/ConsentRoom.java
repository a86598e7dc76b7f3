package no.samtykke.fhirserver.consent;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The components of the room, for tests of others that put all together by hand. */
public final class ConsentRoom {

    private ConsentRoom() {}

    public static PersonLock lock(JdbcClient database) {
        return new PersonLock(database);
    }

    public static ConsentFacts facts(JdbcClient database) {
        return new ConsentFacts(database);
    }

    public static ConsentStore store(DaoRegistry storage) {
        return new ConsentStore(storage);
    }

    /** Two years after the withdrawal. */
    public static Retention retention(JdbcClient database, DaoRegistry storage) {
        return new Retention(database, storage, new RetentionProperties(Period.ofYears(2), Period.ofDays(14)));
    }
}
