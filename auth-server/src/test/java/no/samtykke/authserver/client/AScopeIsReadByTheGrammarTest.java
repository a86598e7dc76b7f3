package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AScopeIsReadByTheGrammarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openid",
                "fhirUser",
                "launch/patient",
                "online_access",
                "offline_access",
                "profile",
                "launch",
                "https://samtykke.example/scope/introspect",
                "https://samtykke.example/scope/clients",
                "https://samtykke.example/scope/launch",
                "user/*.rs",
                "user/Observation.read",
                "patient/Observation.rs?category=laboratory",
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
                "patient/Observation.rs?category=http%3A%2F%2Fterminology.hl7.org%2FCodeSystem%2Fobservation-category%7Claboratory",
                "patient/Observation.rs?category=laboratory,survey&status=final",
                "patient/Observation.rs?code=|a",
                "patient/Observation.rs?code=http://loinc.org|",
                "patient/Observation.rs?code=a%20b",
                "user/Condition.cruds?clinical-status=active",
                "system/Observation.c?category=laboratory",
                "patient/Observation.rs",
                "patient/*.cruds",
                "patient/Observation.read",
                "patient/Observation.write",
                "patient/Observation.*",
                "system/*.c"
            })
    void what_fits_is_kept_as_it_was_written(String text) {
        assertThat(Scope.parse(text).map(Scope::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "OPENID",
                "Profile",
                "launch/encounter",
                "launch/practitioner",
                "USER/*.rs",
                "users/*.rs",
                "PATIENT/*.rs",
                "patient/*.",
                "patient/*.sr",
                "patient/*.rr",
                "patient/*.xyz",
                "patient/*.Read",
                "patient/observation.rs",
                "patient/Observation",
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category=",
                "patient/Observation.rs?category=|",
                "patient/Observation.rs?category=a|b|c",
                "patient/Observation.rs?category=a,",
                "patient/Observation.rs?category=a&",
                "patient/Observation.rs?category=a&&status=final",
                "patient/Observation.rs?category=a b",
                "patient/Observation.rs?category=a+b",
                "patient/Observation.rs?category=%20a",
                "patient/Observation.rs?category=a%00",
                "patient/Observation.rs?category=a%0A",
                "patient/Observation.rs?category=a%",
                "patient/Observation.rs?category=a%zz",
                "patient/Observation.rs?category=%FF",
                "patient/Observation.rs?category=a\\,b",
                "patient/Observation.rs?category=a%5C,b",
                "patient/Observation.rs?category=æ",
                "patient/Observation.rs?category:not=a",
                "patient/Observation.rs?category:in=a",
                "patient/Observation.rs?Category=a",
                "patient/Observation.rs?_id=1",
                "patient/Observation.rs?date=gt2020-01-01",
                "patient/Observation.rs?subject.name=a",
                "patient/Observation.rs?category=a&date=gt2020-01-01",
                "patient/Immunization.rs?category=a",
                "patient/AuditEvent.rs?outcome=0",
                "patient/Patient.rs?identifier=1",
                "patient/*.rs?category=a",
                "patient/Observation.read?category=a",
                "patient/Observation.*?category=a",
                "patient/Observation.?category=a",
                "patient/Observation.rs#category=a",
                "patient/Observation.rs\n",
                "patient/Observation.rs\u0000",
                "xpatient/Observation.rs",
                "patient/Observation.rsx",
                "patient//Observation.rs",
                "https://samtykke.example/scope/login"
            })
    void what_does_not_fit_grants_nothing(String text) {
        assertThat(Scope.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} fits an app: {1}, a system: {2}, is for ourselves: {3}")
    @CsvSource({
        "openid, true, false, false",
        "launch, true, false, false",
        "offline_access, true, false, false",
        "patient/*.rs, true, false, false",
        "user/*.rs, true, false, false",
        "system/*.rs, false, true, false",
        "https://samtykke.example/scope/introspect, false, true, true",
        "https://samtykke.example/scope/clients, false, true, true",
        "https://samtykke.example/scope/launch, false, true, true",
        "https://samtykke.example/scope/staff, false, true, false",
        "https://samtykke.example/scope/support, false, true, false",
        "system/Consent.rs?category=proxy-mandate, false, true, false"
    })
    void an_app_and_a_system_share_no_scope(String text, boolean fitsApp, boolean fitsSystem, boolean forOurselves) {
        var scope = Scope.parse(text).orElseThrow();

        assertThat(scope.fitsCitizenApp()).isEqualTo(fitsApp);
        assertThat(scope.fitsSystem()).isEqualTo(fitsSystem);
        assertThat(scope.isOurOwn()).isEqualTo(forOurselves);
    }

    /** The same table is held against what the fhir-server enforces. */
    @Test
    void a_scope_is_narrowed_by_what_the_documentation_lists() throws IOException {
        var documented = Files.readAllLines(Path.of("../docs/access-rules.md")).stream()
                .map(Pattern.compile("^\\| `([A-Z][A-Za-z]+)` \\| ((?:`[a-z-]+`(?:, )?)+) \\|$")::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> Set.of(row.group(2).replace("`", "").split(", "))));

        assertThat(ScopeQuery.enforced()).isEqualTo(documented);
    }

    @ParameterizedTest(name = "registered {0}, asked {1}, given {2}")
    @CsvSource(delimiter = '|', textBlock = """
            patient/*.cruds         | patient/Observation.rs                          | patient/Observation.rs
            patient/*.cruds         | patient/Observation.read                        | patient/Observation.read
            patient/*.cruds         | patient/*.*                                     | patient/*.*
            patient/*.rs            | patient/Observation.cruds                       | -
            patient/*.rs            | patient/Observation.write                       | -
            patient/Observation.rs  | patient/*.rs                                    | -
            patient/Observation.rs  | patient/Condition.rs patient/Observation.r      | patient/Observation.r
            patient/Observation.read| patient/Observation.rs                          | patient/Observation.rs
            patient/*.cruds         | system/*.rs user/*.rs offline_access            | -
            user/*.cruds            | patient/*.rs user/Observation.rs                | user/Observation.rs
            offline_access profile  | offline_access launch profile                   | offline_access profile
            patient/*.rs            | patient/Observation.rs?category=a               | patient/Observation.rs?category=a
            patient/Observation.rs  | patient/Observation.r?category=a&status=final   | patient/Observation.r?category=a&status=final
            patient/Observation.r   | patient/Observation.rs?category=a               | -
            patient/Observation.rs?category=a   | patient/Observation.rs              | -
            patient/Observation.rs?category=a   | patient/*.rs                        | -
            patient/Observation.rs?category=a   | patient/Observation.rs?category=a   | patient/Observation.rs?category=a
            patient/Observation.rs?category=a   | patient/Observation.rs?category=b   | -
            patient/Observation.rs?category=a   | patient/Observation.rs?category=a,b | -
            patient/Observation.rs?category=a   | patient/Observation.rs?status=final | -
            patient/Observation.rs?category=a   | user/Observation.rs?category=a      | -
            patient/Observation.rs?category=a,b | patient/Observation.r?category=b    | patient/Observation.r?category=b
            patient/Observation.rs?category=a   | patient/Observation.s?status=final&category=a | patient/Observation.s?status=final&category=a
            patient/Observation.rs?category=a&status=final | patient/Observation.rs?category=a | -
            patient/Observation.rs?code=urn:s%7Ca | patient/Observation.rs?code=urn:s%7Ca | patient/Observation.rs?code=urn:s%7Ca
            patient/Observation.rs?code=urn:s%7C | patient/Observation.rs?code=urn:s%7Ca | -
            https://samtykke.example/scope/clients | https://samtykke.example/scope/launch system/*.c | -
            system/*.c              | patient/*.c system/Observation.c                | system/Observation.c
            openid                  | openid openid fhirUser                          | openid
            openid                  | openid\tfhirUser                                | -
            """)
    void what_is_asked_is_narrowed_to_what_is_registered(String registered, String asked, String given) {
        var scopes = new GrantableScopes(Arrays.stream(registered.split(" "))
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .toList());

        var narrowed = scopes.narrow(asked).stream().map(Scope::text).collect(Collectors.joining(" "));

        assertThat(List.of(narrowed)).containsExactly(given.equals("-") ? "" : given);
    }
}
