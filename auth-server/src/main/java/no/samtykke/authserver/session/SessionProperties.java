package no.samtykke.authserver.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a log-in lives, under {@code samtykke.session}.
 *
 * @param idle ends after this long without a page or a refresh, 1 minute to 2 hours
 * @param absolute ends after this long whatever happens, 1 minute to 24 hours, not shorter than idle
 */
@ConfigurationProperties("samtykke.session")
record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration absolute) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    SessionProperties {
        if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(Duration.ofHours(2)) > 0) {
            throw new IllegalArgumentException("samtykke.session.idle must be 1m to 2h, was " + idle);
        }
        if (absolute.compareTo(idle) < 0 || absolute.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("samtykke.session.absolute must be idle to 24h, was " + absolute);
        }
    }
}
