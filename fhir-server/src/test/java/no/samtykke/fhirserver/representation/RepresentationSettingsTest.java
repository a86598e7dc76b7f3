package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RepresentationSettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(RepresentationConfiguration.class);

    @Test
    void the_time_limit_is_two_seconds_unless_another_is_set() {
        context.withPropertyValues("samtykke.representation.register=http://localhost:9020/fhir")
                .run(started -> assertThat(
                                started.getBean(RepresentationSettings.class).timeout())
                        .isEqualTo(Duration.ofSeconds(2)));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            x=y                                                        | x=y                                    | samtykke.representation.register must be set
            samtykke.representation.register=ftp://localhost           | x=y                                    | samtykke.representation.register must be an http or https address
            samtykke.representation.register=localhost                 | x=y                                    | samtykke.representation.register must be an http or https address
            samtykke.representation.register=http://localhost          | samtykke.representation.timeout=99ms   | samtykke.representation.timeout must be 100ms to 30s, was PT0.099S
            samtykke.representation.register=http://localhost          | samtykke.representation.timeout=31s    | samtykke.representation.timeout must be 100ms to 30s, was PT31S
            """)
    void a_setting_that_is_wrong_or_missing_stops_the_start_and_is_named(String one, String other, String message) {
        context.withPropertyValues(one, other)
                .run(started -> assertThat(started).getFailure().hasRootCauseMessage(message));
    }
}
