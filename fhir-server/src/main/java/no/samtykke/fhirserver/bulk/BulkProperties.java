package no.samtykke.fhirserver.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code samtykke.bulk}.
 *
 * @param keep for how long a job may be asked about and its files fetched, 1 hour to 7 days
 * @param every how often it is looked for work, 1 second to 1 hour
 * @param linesPerFile most lines of one file, 1 to 1 000 000
 * @param linesPerLoad most lines of a first load, 1 to 10 000 000; above it the caller gets 413
 * @param jobsPerClient most exports of one system at a time, and as many loads, 1 to 100
 */
@ConfigurationProperties("samtykke.bulk")
record BulkProperties(
        @DefaultValue("1d") Duration keep,
        @DefaultValue("2s") Duration every,
        @DefaultValue("100000") int linesPerFile,
        @DefaultValue("1000000") int linesPerLoad,
        @DefaultValue("5") int jobsPerClient) {

    BulkProperties {
        demand("keep", keep, Duration.ofHours(1), Duration.ofDays(7));
        demand("every", every, Duration.ofSeconds(1), Duration.ofHours(1));
        demand("lines-per-file", linesPerFile, 1_000_000);
        demand("lines-per-load", linesPerLoad, 10_000_000);
        demand("jobs-per-client", jobsPerClient, 100);
    }

    private static void demand(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "samtykke.bulk." + name + " must be " + least + " to " + most + ", was " + value);
        }
    }

    private static void demand(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("samtykke.bulk." + name + " must be 1 to " + most + ", was " + value);
        }
    }
}
