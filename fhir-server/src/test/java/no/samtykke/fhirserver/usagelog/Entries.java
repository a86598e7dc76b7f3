package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.samtykke.fhirserver.seal.DetailsCheck;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries of the usage log, written as the server writes them. */
public final class Entries {

    private final UsageLog log;

    public Entries(JdbcTemplate jdbc, SealKeys keys) {
        this.log = new UsageLog(jdbc, keys);
    }

    public static DetailsCheck detailsCheck(DataSource dataSource, Clock clock) {
        var kept = new UsageLogProperties(Period.ofYears(5), Period.ofYears(2));
        return new DetailsAgainstDigests(JdbcClient.create(dataSource), kept, clock);
    }

    /** Of a system, with details. */
    public UUID writeOfSystem(String patient, Instant recorded) {
        var entry = UsageEntry.use(
                        recorded, UUID.randomUUID(), Service.DATA_LOAD, Action.C, By.system("loader", "Loader"))
                .about(patient)
                .with(new UsageDetails("create", List.of("Observation/1", "Condition/2"), "983744516", "1234567"));
        log.write(List.of(entry));
        return entry.id();
    }

    /** @return the id of the entry */
    public UUID write(String patient, Instant recorded) {
        var entry = UsageEntry.use(
                        recorded,
                        UUID.randomUUID(),
                        Service.TEST_RESULTS,
                        Action.R,
                        By.person(patient, "app", "The \"app\" of \\ æ", UUID.randomUUID()))
                .about(patient)
                .onGround("own-data");
        log.write(List.of(entry));
        return entry.id();
    }
}
