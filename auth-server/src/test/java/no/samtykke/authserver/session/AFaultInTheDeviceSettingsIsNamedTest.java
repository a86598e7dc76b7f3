package no.samtykke.authserver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AFaultInTheDeviceSettingsIsNamedTest {

    @ParameterizedTest
    @CsvSource({
        "PT23H, PT1H, samtykke.devices.max-age",
        "P366D, P30D, samtykke.devices.max-age",
        "P90D, PT59M, samtykke.devices.idle",
        "P30D, P31D, samtykke.devices.idle"
    })
    void a_bad_value_stops_the_start(Duration maxAge, Duration idle, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceProperties(true, maxAge, idle))
                .withMessageContaining(name);
    }

    @Test
    void the_end_counts_from_the_log_in_at_id_porten() {
        var login = Instant.parse("2026-11-25T12:00:00Z");

        assertThat(new DeviceProperties(true, Duration.ofDays(90), Duration.ofDays(30)).endOf(login))
                .isEqualTo("2027-02-23T12:00:00Z");
    }
}
