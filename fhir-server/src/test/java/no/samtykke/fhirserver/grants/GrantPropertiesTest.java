package no.samtykke.fhirserver.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.Organisation;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A line that makes no sense stops the start and is named; one that does grants what it says to whom it says. */
class GrantPropertiesTest {

    private static final String FIRST = "samtykke.exchange.grants[0].";
    private static final String HOSPITAL = "983974724";
    private static final String OTHER = "974707748";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client        | ' '                  | [0].client is blank
            organisation  |                      | [0].organisation is no number
            organisation  | 983974725            | [0].organisation is no number
            name          |                      | [0].name must be set
            controller    | 12345678             | [0].controller is no number
            controller    |                      | [0].categories holds one
            categories[0] |                      | ' needs categories and acts'
            acts[0]       |                      | ' needs categories and acts'
            categories[0] | platform-terms       | [0].categories holds one
            categories[0] | app-access           | [0].categories holds one
            categories[1] | record-access-closure| [0].categories holds one
            """)
    void a_bad_line_is_refused_by_name(String property, String value, String told) {
        var settings = good();
        if (value == null) {
            settings.remove(FIRST + property);
        } else {
            settings.put(FIRST + property, value);
        }

        assertThatThrownBy(() -> bind(settings))
                .hasStackTraceContaining("samtykke.exchange.grants[0]")
                .hasStackTraceContaining(told);
    }

    @ParameterizedTest
    @CsvSource({
        "app-access, read",
        "support-access, read",
        "proxy-mandate, read",
        "emergency-block, read",
        "health-archive, read",
        "platform-terms, register",
        "platform-terms, check",
        "proxy-mandate, feed"
    })
    void what_is_the_platforms_own_is_not_given_away(String category, String act) {
        var settings = good();
        settings.remove(FIRST + "controller");
        settings.put(FIRST + "categories[0]", category);
        settings.put(FIRST + "acts[0]", act);

        assertThatThrownBy(() -> bind(settings)).hasStackTraceContaining("samtykke.exchange.grants[0]");
        settings.put(FIRST + "categories[0]", "platform-terms");
        settings.put(FIRST + "acts[0]", "read");
        assertThat(bind(settings)
                        .all()
                        .getFirst()
                        .covers(Act.READ, SettingKind.ofPlatform(ConsentCategory.PLATFORM_TERMS)))
                .isTrue();
    }

    @Test
    void whether_one_may_act_for_another_is_granted_by_a_line_of_its_own() {
        var settings = good();
        settings.remove(FIRST + "controller");
        settings.put(FIRST + "categories[0]", "proxy-mandate");
        settings.put(FIRST + "acts[0]", "check");

        assertThat(bind(settings)
                        .all()
                        .getFirst()
                        .covers(Act.CHECK, SettingKind.ofPlatform(ConsentCategory.PROXY_MANDATE)))
                .isTrue();
        settings.put(FIRST + "acts[1]", "read");
        assertThatThrownBy(() -> bind(settings)).hasStackTraceContaining("samtykke.exchange.grants[0].categories");
    }

    @Test
    void a_line_grants_its_acts_with_its_kinds_and_no_others() {
        var grant = bind(good()).all().getFirst();

        assertThat(grant.told()).isEqualTo("Test hospital (org.nr. 983974724)");
        assertThat(grant.covers(Act.READ, SettingKind.of(ConsentCategory.REGISTER_RESERVATION, HOSPITAL)))
                .isTrue();
        assertThat(grant.covers(Act.LIST, SettingKind.of(ConsentCategory.REGISTER_RESERVATION, HOSPITAL)))
                .isFalse();
        assertThat(grant.covers(Act.READ, SettingKind.of(ConsentCategory.REGISTER_RESERVATION, OTHER)))
                .isFalse();
        assertThat(grant.covers(Act.READ, SettingKind.of(ConsentCategory.RESEARCH_CONSENT, HOSPITAL)))
                .isFalse();
    }

    @Test
    void nothing_is_granted_by_no_lines() {
        assertThat(new Grants(bind(Map.of())).of(system("hospital", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // of the line        the system that comes
        "hospital,            hospital,  ,          true",
        "hospital,            other,     ,          false",
        "hospital,            hospital,  983974724, true",
        "hospital,            hospital,  974707748, false",
        "hospital,            other,     983974724, false",
        ",                    whatever,  983974724, true",
        ",                    whatever,  974707748, false",
        ",                    983974724, ,          false"
    })
    void a_line_is_for_one_system_or_for_those_that_a_token_names(
            String client, String comes, String organisation, boolean counts) {
        var settings = good();
        settings.remove(FIRST + "client");
        if (client != null) {
            settings.put(FIRST + "client", client);
        }
        var grants = new Grants(bind(settings));

        assertThat(grants.of(system(comes, organisation == null ? "" : organisation)))
                .hasSize(counts ? 1 : 0);
        assertThat(grants.of(comes, Optional.ofNullable(organisation))).hasSize(counts ? 1 : 0);
    }

    private static BackendService system(String client, String organisation) {
        return new BackendService(
                client,
                new SmartScopes("system/Consent.rs"),
                Optional.of(organisation)
                        .filter(number -> !number.isEmpty())
                        .map(number -> new Organisation(number, Optional.empty())));
    }

    private static Map<String, String> good() {
        return new HashMap<>(Map.of(
                FIRST + "client", "hospital",
                FIRST + "organisation", HOSPITAL,
                FIRST + "name", "Test hospital",
                FIRST + "controller", HOSPITAL,
                FIRST + "categories[0]", "register-reservation",
                FIRST + "acts[0]", "read"));
    }

    private static GrantProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("samtykke.exchange", GrantProperties.class);
    }
}
