package no.samtykke.fhirserver.kjernejournal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import no.samtykke.fhirserver.kjernejournal.SummaryCareRecord.Change;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a yes of the source, in time, is a yes. */
class SourceOfTheRecordTest {

    private static final NationalId KARI = SyntheticNumbers.bornOn("1985-03-15", 0);

    private TestSource source;

    @BeforeEach
    void start() throws IOException {
        source = new TestSource();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void it_is_told_of_the_person_in_the_body_alone(Change change) throws SourceUnavailable {
        port(source.base(), Duration.ofSeconds(20)).tell(change, KARI);

        assertThat(source.heard()).singleElement().satisfies(request -> {
            assertThat(request).startsWith("POST /fhir/" + change.operation() + " {");
            assertThat(request.split(" ", 3)[2]).contains(KARI.value());
        });
        assertThat(change.operation()).matches("\\$[a-z-]+");
    }

    @Test
    void an_empty_answer_is_a_yes() throws SourceUnavailable {
        source.answersWithStatus(204);

        port(source.base(), Duration.ofSeconds(20)).tell(Change.OPT_OUT, KARI);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 301, 302, 400, 401, 404, 409, 500, 503})
    void any_other_status_is_none(int status) {
        source.answersWithStatus(status);

        assertThatItIsUnavailable(port(source.base(), Duration.ofSeconds(20)));
    }

    @Test
    void an_answer_that_comes_too_late_is_none() {
        source.answersAfter(Duration.ofSeconds(2));

        assertThatItIsUnavailable(port(source.base(), Duration.ofMillis(200)));
    }

    @Test
    void a_source_that_is_down_says_nothing() {
        source.close();

        assertThatItIsUnavailable(port(source.base(), Duration.ofSeconds(20)));
    }

    @Test
    void without_an_address_there_is_none() {
        var none = port(null, Duration.ofSeconds(20));

        assertThat(none.isOffered()).isFalse();
        assertThatItIsUnavailable(none);
        assertThat(port(source.base(), Duration.ofSeconds(20)).isOffered()).isTrue();
    }

    @Test
    void an_address_or_a_time_that_makes_no_sense_stops_the_start() {
        assertThatThrownBy(() -> port(URI.create("ftp://source"), Duration.ofSeconds(5)))
                .hasMessageContaining("samtykke.kjernejournal.base");
        for (var wrong : new Duration[] {Duration.ofMillis(99), Duration.ofMillis(30_001)}) {
            assertThatThrownBy(() -> port(source.base(), wrong)).hasMessageContaining("samtykke.kjernejournal.timeout");
        }
    }

    private static void assertThatItIsUnavailable(SummaryCareRecord port) {
        assertThatThrownBy(() -> port.tell(Change.RESTORE, KARI))
                .isInstanceOf(SourceUnavailable.class)
                .message()
                .doesNotContainPattern("[0-9]{11}");
    }

    private static SummaryCareRecord port(@Nullable URI base, Duration timeout) {
        return new FhirSummaryCareRecord(new KjernejournalProperties(base, timeout), FhirContext.forR4Cached());
    }
}
