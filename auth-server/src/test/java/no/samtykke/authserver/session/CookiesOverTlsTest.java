package no.samtykke.authserver.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import no.samtykke.authserver.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CookiesOverTlsTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void are_secure_and_cannot_be_planted_by_a_neighbouring_host() {
        var cookies = cookies("https://login.samtykke.example");

        cookies.openSession(response, "value");
        cookies.recogniseBrowser(new MockHttpServletRequest(), response);
        cookies.closeSession(response);

        assertThat(response.getHeaders("Set-Cookie"))
                .hasSize(4)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-samtykke-")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
        assertThat(response.getHeaders("Set-Cookie").subList(0, 2))
                .as("they end with the browser")
                .noneMatch(cookie -> cookie.contains("Max-Age") || cookie.contains("Expires"));
    }

    @Test
    void are_not_without_it_because_the_browser_would_refuse_them() {
        cookies("http://localhost:9000").openSession(response, "value");

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("samtykke-session=value")
                .doesNotContain("Secure");
    }

    private static BrowserCookies cookies(String issuer) {
        var server = new ServerProperties(URI.create(issuer), URI.create("https://fhir.samtykke.example/fhir"));
        var times = new SessionProperties(Duration.ofMinutes(30), Duration.ofHours(8));
        var devices = new DeviceProperties(false, Duration.ofDays(90), Duration.ofDays(30));
        var sessions = new Sessions(
                JdbcClient.create(new DriverManagerDataSource()), Clock.systemUTC(), times, devices, unused -> {});
        return new BrowserCookies(sessions, server);
    }
}
