package no.samtykke.fhirserver.nationalid;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.fhirserver.nationalid.NationalIdSettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class NationalIdsTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(NationalIdConfiguration.class)
            .withBean(NationalIds.class);

    @ParameterizedTest(name = "month +{0}: real {1}, synthetic {2}")
    @CsvSource(textBlock = """
            # month, real,  synthetic
            0,       true,  false
            40,      false, false
            65,      false, true
            80,      false, true
            """)
    void real_and_synthetic_people_never_meet(int month, boolean real, boolean synthetic) {
        String number = SyntheticNumbers.numbers("1985-03-15", 0, month, 0).getFirst();

        assertThat(numbers(Kind.REAL).take(number).isPresent()).isEqualTo(real);
        assertThat(numbers(Kind.SYNTHETIC).take(number).isPresent()).isEqualTo(synthetic);
        assertThat(numbers(Kind.REAL).take(NationalId.FODSELSNUMMER, number).isPresent())
                .isEqualTo(real);
        assertThat(numbers(Kind.SYNTHETIC).take(NationalId.D_NUMBER, number)).isEmpty();
    }

    @Test
    void the_server_does_not_start_before_somebody_has_chosen() {
        context.run(started -> assertThat(started)
                .getFailure()
                .hasRootCauseMessage("samtykke.national-ids must be set to real or synthetic"));
    }

    @Test
    void the_choice_is_read_from_the_settings() {
        String synthetic = SyntheticNumbers.bornOn("1985-03-15", 0).value();

        context.withPropertyValues("samtykke.national-ids=synthetic")
                .run(started -> assertThat(started.getBean(NationalIds.class).take(synthetic))
                        .isPresent());
        context.withPropertyValues("samtykke.national-ids=real")
                .run(started -> assertThat(started.getBean(NationalIds.class).take(synthetic))
                        .isEmpty());
    }

    private static NationalIds numbers(Kind kind) {
        return new NationalIds(new NationalIdSettings(kind));
    }
}
