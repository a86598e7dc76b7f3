package no.samtykke.fhirserver.smart;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Browsers are told to stay with HTTPS where the address from outside is HTTPS, whatever the proxy speaks to us. */
class HttpsIT {

    @EnableWebMvc
    @EnableWebSecurity
    private static final class Web {}

    @ParameterizedTest
    @CsvSource({"https://fhir.example/fhir, true", "http://localhost:8080/fhir, false"})
    void is_told_by_the_address_from_outside(String base, boolean told) throws Exception {
        var response = new MockHttpServletResponse();
        try (var context = new AnnotationConfigServletWebApplicationContext()) {
            context.setServletContext(new MockServletContext());
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(FhirContext.class, FhirContext::forR4Cached);
            context.registerBean(
                    JdbcClient.class,
                    () -> JdbcClient.create(EmbeddedDatabase.migrated().dataSource()));
            context.registerBean(
                    SmartProperties.class,
                    () -> new SmartProperties(
                            URI.create(base), URI.create("https://login.example"), null, List.of("x"), null, false));
            context.registerBean(TrustedIssuersProperties.class, () -> new TrustedIssuersProperties(List.of()));
            context.register(Web.class, TokenSecurity.class, AccessTokens.class, OwnIssuer.class, TokenRefusal.class);
            context.scan("no.samtykke.fhirserver.dpop");
            context.refresh();

            context.getBean("springSecurityFilterChain", Filter.class)
                    .doFilter(new MockHttpServletRequest("GET", "/fhir/metadata"), response, new MockFilterChain());
        }

        assertThat(response.containsHeader("Strict-Transport-Security")).isEqualTo(told);
    }
}
