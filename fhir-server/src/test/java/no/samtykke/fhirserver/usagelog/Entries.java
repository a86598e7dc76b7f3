package no.samtykke.fhirserver.usagelog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entries of the usage log, written as the server writes them. */
public final class Entries {

    private final UsageLog log;

    public Entries(JdbcTemplate jdbc, SealKeys keys) {
        this.log = new UsageLog(jdbc, keys);
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
