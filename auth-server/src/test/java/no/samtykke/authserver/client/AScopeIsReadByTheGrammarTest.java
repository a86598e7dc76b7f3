package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
                "profile",
                "offline_access",
                "launch/encounter",
                "user/*.rs",
                "PATIENT/*.rs",
                "patient/*.",
                "patient/*.sr",
                "patient/*.rr",
                "patient/*.xyz",
                "patient/*.Read",
                "patient/observation.rs",
                "patient/Observation",
                "patient/Observation.rs?category=laboratory",
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
