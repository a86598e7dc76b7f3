package no.samtykke.authserver.session;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Log-in without ID-porten every time, under {@code samtykke.devices}: passkeys in a browser, and apps that keep their
 * access on a device.
 *
 * @param enabled whether there is such a thing; what was enrolled before opens nothing while it is off
 * @param maxAge ends this long after her last log-in at ID-porten, 1 to 365 days
 * @param idle an app on a device ends when it has not asked for this long, 1 hour to maxAge
 */
@ConfigurationProperties("samtykke.devices")
public record DeviceProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("90d") Duration maxAge,
        @DefaultValue("30d") Duration idle) {

    public DeviceProperties {
        if (maxAge.compareTo(Duration.ofDays(1)) < 0 || maxAge.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("samtykke.devices.max-age must be 1d to 365d, was " + maxAge);
        }
        if (idle.compareTo(Duration.ofHours(1)) < 0 || idle.compareTo(maxAge) > 0) {
            throw new IllegalArgumentException("samtykke.devices.idle must be 1h to max-age, was " + idle);
        }
    }

    /** When a log-in at ID-porten at that time no longer carries a device. */
    public Instant endOf(Instant loginAtIdPorten) {
        return loginAtIdPorten.plus(maxAge);
    }
}
