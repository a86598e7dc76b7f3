package no.samtykke.fhirserver.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A bad entry stops the start, and the message names it. */
class TrustedIssuersPropertiesTest {

    private static final String FIRST = "samtykke.trusted-issuers[0].";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issuer                  |                       | [0].issuer must be
            issuer                  | http://sts.example    | [0].issuer must be
            jwks-uri                |                       | [0].jwks-uri must be
            jwks-uri                | http://sts.example/k  | [0].jwks-uri must be
            audience                |                       | [0].audience must be
            scopes[0].scope         |                       | [0].scopes[0].scope must be
            scopes[0].grants        |                       | [0].scopes[0].grants must be
            scopes[0].grants        | patient/*.rs          | [0].scopes[0].grants must be
            scopes[0].grants        | https://samtykke.example/scope/login | [0].scopes[0].grants must be
            scopes[0].grants        | system/*              | [0].scopes[0].grants must be
            clients[0].client-id    |                       | [0].clients[0] needs
            clients[0].scopes       |                       | [0].clients[0].scopes must be
            clients[0].scopes       | system/Patient.c      | [0].clients[0].scopes holds one
            clients[0].organisation | 12345678              | [0].clients[0].organisation must be
            """)
    void is_refused_by_name(String property, String value, String told) {
        var settings = good();
        if (value == null) {
            settings.remove(FIRST + property);
        } else {
            settings.put(FIRST + property, value);
        }

        assertThatThrownBy(() -> bind(settings)).hasStackTraceContaining("samtykke.trusted-issuers" + told);
    }

    @Test
    void an_issuer_twice_is_refused() {
        var other = bind(good()).trustedIssuers().getFirst();

        refused("https://login.example", List.of(other, other));
    }

    @Test
    void our_own_issuer_is_no_other() {
        refused("https://helseid-sts.nhn.no", bind(good()).trustedIssuers());
    }

    private static void refused(String ours, List<TrustedIssuersProperties.Issuer> others) {
        var properties =
                new SmartProperties(URI.create("https://fhir"), URI.create(ours), null, List.of("x"), null, false);

        assertThatThrownBy(() -> new AccessTokens(
                        new OwnIssuer(properties), new TrustedIssuersProperties(others), properties, Clock.systemUTC()))
                .hasMessageContaining("samtykke.trusted-issuers");
    }

    @Test
    void none_is_trusted_unless_configured() {
        assertThat(bind(Map.of("samtykke.other", "x")).trustedIssuers()).isEmpty();
        assertThat(bind(good()).trustedIssuers()).hasSize(1);
    }

    @Test
    void desks_of_staff_and_support_may_come_that_way() {
        var settings = good();
        String desks = "https://samtykke.example/scope/staff https://samtykke.example/scope/support";
        settings.put(FIRST + "scopes[0].grants", desks);
        settings.put(FIRST + "clients[0].scopes", "https://samtykke.example/scope/staff");

        assertThat(bind(settings)
                        .trustedIssuers()
                        .getFirst()
                        .clients()
                        .getFirst()
                        .allowed())
                .containsExactly("https://samtykke.example/scope/staff");
    }

    private static TrustedIssuersProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("samtykke", TrustedIssuersProperties.class);
    }

    private static Map<String, String> good() {
        return new HashMap<>(Map.of(
                FIRST + "issuer", "https://helseid-sts.nhn.no",
                FIRST + "jwks-uri", "https://helseid-sts.nhn.no/.well-known/openid-configuration/jwks",
                FIRST + "audience", "nhn:samtykke",
                FIRST + "scopes[0].scope", "nhn:samtykke/load",
                FIRST + "scopes[0].grants", "system/*.c",
                FIRST + "clients[0].client-id", "hospital",
                FIRST + "clients[0].scopes", "system/*.c"));
    }
}
