package no.samtykke.fhirserver.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class SourceSettingsTest {

    private StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn("helse-vest");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void without_sources_there_are_none() {
        var none = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("samtykke.sources", SourcesProperties.class);

        assertThat(new Sources(none).all()).isEmpty();
        assertThat(none.deadline()).isEqualTo(Duration.ofSeconds(6));
        assertThat(none.largestDocument().toGigabytes()).isEqualTo(1);
    }

    @Test
    void a_source_has_what_its_settings_say() throws IOException {
        try (var room =
                Room.of(Map.of("list[0].summary-care-record", "true", "list[0].time-limits.C00-1", "P1Y"), standIn)) {
            var source = room.source();

            assertThat(source.id()).isEqualTo("helse-vest");
            assertThat(source.base()).isEqualTo(standIn.base());
            assertThat(source.ofSummaryCareRecord()).isTrue();
            assertThat(room.sources.settingsOf(source).timeLimits()).containsEntry("C00-1", "P1Y");
            assertThat(room.sources.ofType("Patient")).containsExactly(source);
            assertThat(room.sources.ofType("Encounter")).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            name                  | ' '                         | name must be set
            controller            | 12345678                    | controller must be the nine digits of an organisation
            contact               | ' '                         | contact must be set
            base                  | ftp://localhost/fhir        | base must be http or https, without a slash at its end
            base                  | http://localhost/fhir/      | base must be http or https, without a slash at its end
            base                  | http://a@localhost/fhir     | base must be http or https, without a slash at its end
            base                  | http://localhost/fhir?a=b   | base must be http or https, without a slash at its end
            token-endpoint        | localhost                   | token-endpoint must be http or https
            types                 | Observation                 | types: no source can have Observation
            types                 | Binary                      | types: no source can have Binary
            types                 | ''                          | types must name at least one
            timeout               | 31s                         | timeout must be 100ms to 30s
            client-id             | ''                          | client-id must be set
            failures-before-rest  | 0                           | failures-before-rest must be 1 to 100
            rest                  | 0s                          | rest must be 100ms to 1h
            postal-codes          | 40-50                       | postal-codes must be like 4000-4399
            postal-codes          | 4399-4000                   | postal-codes must be like 4000-4399
            time-limits.C00-1     | soon                        | time-limits must be periods like P1Y, or none
            time-limits.C00-1     | P-1Y                        | time-limits must be periods like P1Y, or none
            client-key            | /nowhere.jwk                | client-key names no file that can be read
            ssl-bundle            | unknown                     | ssl-bundle names none that is there
            """)
    void one_that_is_wrong_stops_the_start_by_its_id(String setting, String value, String message) {
        assertStops("samtykke.sources: source helse-vest: " + message, Map.of("list[0]." + setting, value));
    }

    @Test
    void a_key_on_another_curve_is_refused_without_a_word_of_it(@TempDir Path folder) throws Exception {
        var other = new ECKeyGenerator(Curve.P_256).generate();
        var file = Files.writeString(folder.resolve("key"), other.toJSONString());

        assertStops(
                "samtykke.sources: source helse-vest: client-key is no private key on the curve P-384",
                Map.of("list[0].client-key", file));
    }

    @Test
    void a_public_key_does_not_do(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("key"), Signed.KEY.toPublicJWK().toJSONString());

        assertStops(
                "samtykke.sources: source helse-vest: client-key is no private key on the curve P-384",
                Map.of("list[0].client-key", file));
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            deadline         | 61s | samtykke.sources.deadline must be 100ms to 1m, was PT1M1S
            largest-document | 0B  | samtykke.sources.largest-document must be positive
            list[0].id       | A b | samtykke.sources: a source has no id of small letters, digits and hyphens
            """)
    void what_is_for_all_is_refused_as_well(String setting, String value, String message) {
        assertStops(message, Map.of(setting, value));
    }

    @Test
    void an_id_stands_for_one() {
        assertThatThrownBy(() -> Room.bound(Map.of(), standIn, standIn))
                .hasRootCauseMessage("samtykke.sources: source helse-vest: stands twice");
    }

    private void assertStops(String message, Map<String, Object> settings) {
        assertThatThrownBy(() -> Room.of(settings, standIn).close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .isEqualTo(message);
    }
}
