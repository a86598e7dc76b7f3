package no.samtykke.e2e.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The instrument: a read, a write whose answer was cut off, and a refusal. */
class AMissingRowIsSeenIT {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "'R+ C+ R- ',    true,  all",
        "'R+ R- ',       true,  nothing of what was cut off",
        "'R+ C+ ',       false, a lost row",
        "'R+ C+ C+ R- ', false, a doubled row",
        "'R+ R- C+ ',    false, another order",
        "'R+ C+ R+ ',    false, a refusal as a success",
        "'R+ C+ R- E+ ', false, a row of what was not sent",
        "'',             false, none"
    })
    void in_the_rows(String rows, boolean met, String what) {
        var expected = new Expected();
        expected.add(Use.READ, 200);
        expected.addUnanswered(Use.WRITE);
        expected.add(Use.REFUSED_READ, 404);

        assertThat(expected.isMetBy(rows)).isEqualTo(met);
        assertThat(expected.surprises()).isEmpty();
    }
}
