package no.samtykke.fhirserver.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.samtykke.fhirserver.smart.ScopeQuery.Parameter;
import no.samtykke.fhirserver.smart.SmartScopes.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AScopeGrantsWhatItSaysTest {

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/observation-category";

    @ParameterizedTest(name = "{0} grants {2} of {1} on Observation: {3}")
    @CsvSource({
        "patient/Observation.rs, PATIENT, READ, true",
        "patient/Observation.rs, PATIENT, SEARCH, true",
        "patient/Observation.rs, PATIENT, CREATE, false",
        "patient/Observation.rs, SYSTEM, READ, false",
        "user/Observation.rs, PATIENT, READ, true",
        "user/*.read, PATIENT, SEARCH, true",
        "user/Observation.rs, SYSTEM, READ, false",
        "system/Observation.rs, PATIENT, READ, false",
        "system/*.cruds, SYSTEM, CREATE, true",
        "patient/Condition.rs, PATIENT, READ, false",
        "patient/Observation.write, PATIENT, UPDATE, true",
        "patient/Observation.write, PATIENT, READ, false",
        "patient/*.*, PATIENT, DELETE, true"
    })
    void by_level_letters_and_type(String scope, Context context, Interaction interaction, boolean granted) {
        assertThat(new SmartScopes(scope)
                        .granted(context, interaction, "Observation")
                        .isEmpty())
                .isNotEqualTo(granted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.sr",
                "patient/Observation.rr",
                "patient/Observation.xyz",
                "patient/Observation.",
                "patient/Observation",
                "PATIENT/Observation.rs",
                "User/Observation.rs",
                "patient/observation.rs",
                "xpatient/Observation.rs",
                "patient/Observation.rs%00",
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category=",
                "patient/Observation.rs?=laboratory",
                "patient/Observation.rs?category=|",
                "patient/Observation.rs?category=a|b|c",
                "patient/Observation.rs?category=a,",
                "patient/Observation.rs?category=a&",
                "patient/Observation.rs?&category=a",
                "patient/Observation.rs?category=a+b",
                "patient/Observation.rs?category=%20a",
                "patient/Observation.rs?category=a%20",
                "patient/Observation.rs?category=a%00",
                "patient/Observation.rs?category=a%0A",
                "patient/Observation.rs?category=a%7Cb%7Cc",
                "patient/Observation.rs?category=a%",
                "patient/Observation.rs?category=a%zz",
                "patient/Observation.rs?category=%FF",
                "patient/Observation.rs?category=%C0%AF",
                "patient/Observation.rs?category=a\\,b",
                "patient/Observation.rs?category=a%5C,b",
                "patient/Observation.rs?category=a$b",
                "patient/Observation.rs?category=æ",
                "patient/Observation.rs?category:not=a",
                "patient/Observation.rs?category%3Anot=a",
                "patient/Observation.rs?Category=a",
                "patient/Observation.rs?_id=a",
                "patient/Observation.rs?subject.name=a",
                "patient/*.rs?category=a",
                "patient/Observation.read?category=a",
                "patient/Observation.*?category=a",
                "patient/Observation.rs\n",
                "patient/Observation.rs\u0000"
            })
    void what_cannot_be_read_grants_nothing(String scope) {
        assertThat(new SmartScopes(scope).granted(Context.PATIENT, Interaction.READ, "Observation"))
                .isEmpty();
        assertThat(new SmartScopes(scope).granted(Context.PATIENT, Interaction.SEARCH, "Observation"))
                .isEmpty();
    }

    @Test
    void too_many_values_or_too_long_ones_grant_nothing() {
        assertThat(granted("patient/Observation.r?category=" + "a,".repeat(50) + "a"))
                .isEmpty();
        assertThat(granted("patient/Observation.r?category=" + "a".repeat(201))).isEmpty();
        assertThat(granted("patient/Observation.r?category=" + "a".repeat(200))).hasSize(1);
    }

    @Test
    void a_value_has_four_forms() {
        assertThat(granted("patient/Observation.r?category=a,urn:s|a,|a,urn:s|"))
                .containsExactly(query(new Parameter(
                        "category",
                        Set.of(
                                new TokenValue(null, "a"),
                                new TokenValue("urn:s", "a"),
                                new TokenValue("", "a"),
                                new TokenValue("urn:s", null)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
                "http%3A%2F%2Fterminology.hl7.org%2FCodeSystem%2Fobservation-category%7Claboratory",
                "http%3a%2f%2fterminology.hl7.org/CodeSystem/observation-category%7clab%6Fratory"
            })
    void encoded_or_not_a_value_is_the_same(String value) {
        assertThat(granted("patient/Observation.r?category=" + value))
                .containsExactly(query(new Parameter("category", Set.of(new TokenValue(SYSTEM, "laboratory")))));
    }

    @Test
    void each_scope_is_an_alternative_and_one_that_is_not_narrowed_is_all() {
        assertThat(granted("patient/Observation.r?category=a patient/Observation.rs?status=b patient/*.r"))
                .hasSize(3)
                .contains(ScopeQuery.EVERYTHING);
    }

    @ParameterizedTest(name = "{0} or {1} is {2}")
    @CsvSource(nullValues = "-", textBlock = """
            category=a,          category=b,          'category=a,b'
            category=a,          category=a&status=b, category=a
            category=a&status=b, category=a,          category=a
            category=a&status=b, category=c&status=b, 'category=a,c&status=b'
            'category=a,b',      category=b,          'category=a,b'
            category=a,          status=b,            -
            category=a&status=b, category=c&status=d, -
            category=a&status=b, category=c&code=d,   -
            category=a&category=b, category=c,        -
            """)
    void two_queries_become_one_only_where_one_says_the_same(String one, String other, String both) {
        var joined = parsed(one).or(parsed(other));

        assertThat(joined.orElse(null)).isEqualTo(both == null ? null : parsed(both));
    }

    private static ScopeQuery parsed(String query) {
        return ScopeQuery.parse(query).orElseThrow();
    }

    private static ScopeQuery query(Parameter... parameters) {
        return new ScopeQuery(Set.of(parameters));
    }

    private static List<ScopeQuery> granted(String scope) {
        return new SmartScopes(scope).granted(Context.PATIENT, Interaction.READ, "Observation");
    }
}
