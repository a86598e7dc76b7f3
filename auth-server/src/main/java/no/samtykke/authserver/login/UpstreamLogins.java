package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.BrowserCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Trips to ID-porten that have not come back, in the database: found by {@code state}, only from the browser that left,
 * once, within 30 minutes, and only if the answer does not name another sender than ID-porten (RFC 9207).
 */
@Component
class UpstreamLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String LAUNCH = UpstreamLogins.class.getName() + ".launch";
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BrowserCookies cookies;
    private final IdPorten idPorten;

    UpstreamLogins(JdbcClient jdbc, Clock clock, BrowserCookies cookies, IdPorten idPorten) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cookies = cookies;
        this.idPorten = idPorten;
    }

    private record Trip(String launch, OAuth2AuthorizationRequest request) {}

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            return;
        }
        jdbc.sql("""
                insert into upstream_login (state, launch, browser, nonce, code_verifier, redirect_uri, created_at)
                values (:state, :launch, :browser, :nonce, :verifier, :redirectUri, :now)
                """)
                .param("state", asked.getState())
                .param("launch", String.valueOf(request.getAttribute(LAUNCH)))
                .param("browser", Secret.digest(cookies.recogniseBrowser(request, response)))
                .param("nonce", asked.getAttribute("nonce"))
                .param("verifier", asked.getAttribute("code_verifier"))
                .param("redirectUri", asked.getRedirectUri())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find("select * from upstream_login where ", request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return find("delete from upstream_login where ", request);
    }

    /** The launch that the trip was for, once the trip has been found in this request. */
    static Optional<String> launchOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(LAUNCH)).map(String::valueOf);
    }

    private @Nullable OAuth2AuthorizationRequest find(String statement, HttpServletRequest request) {
        var state = request.getParameter("state");
        var browser = cookies.browser(request);
        if (state == null || browser.isEmpty()) {
            return null;
        }
        var returning = statement.startsWith("delete") ? " returning *" : "";
        var trip = jdbc.sql(statement + "state = :state and browser = :browser and created_at > :since" + returning)
                .param("state", state)
                .param("browser", Secret.digest(browser.get()))
                .param("since", SqlTime.of(clock.instant().minus(LIFE)))
                .query(UpstreamLogins::read)
                .optional();
        trip.ifPresent(found -> request.setAttribute(LAUNCH, found.launch()));
        var sender = Optional.ofNullable(request.getParameter("iss"));
        return trip.map(Trip::request)
                .filter(unused -> idPorten.isNamedBy(sender))
                .orElse(null);
    }

    /** What the way back needs: the addresses are ID-porten's metadata again by then. */
    private static Trip read(ResultSet row, int number) throws SQLException {
        var nonce = row.getString("nonce");
        var verifier = row.getString("code_verifier");
        var redirectUri = row.getString("redirect_uri");
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(redirectUri)
                .clientId("ours")
                .redirectUri(redirectUri)
                .scope("openid")
                .state(row.getString("state"))
                .attributes(attributes -> attributes.putAll(
                        Map.of("registration_id", IdPorten.REGISTRATION, "nonce", nonce, "code_verifier", verifier)))
                .build();
        return new Trip(row.getString("launch"), request);
    }
}
