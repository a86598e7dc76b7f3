package no.samtykke.authserver.support;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A real OpenID provider in ID-porten's place. A test says who will log in next, and with what claims. */
public final class IdPortenStandIn {

    public static final String CLIENT_ID = "samtykke";
    private static final String NAME = "idporten";

    private final MockOAuth2Server server;
    private volatile Map<String, Object> claims = Map.of();
    private volatile long expiresIn = 120;
    private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();

    public IdPortenStandIn() {
        server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(new NextLogin())));
        server.start();
    }

    public String issuer() {
        return server.issuerUrl(NAME).toString();
    }

    public MockOAuth2Server server() {
        return server;
    }

    /** What ID-porten says of the next who logs in. */
    public void nextLogin(Map<String, Object> next) {
        claims = next;
        expiresIn = 120;
    }

    /** With BankID, at level 4. */
    public Map<String, Object> level4(String pid) {
        var all = new HashMap<String, Object>();
        all.put("pid", pid);
        all.put("acr", "idporten-loa-high");
        all.put("amr", List.of("BankID"));
        all.put("sid", UUID.randomUUID().toString());
        all.put("locale", "nb");
        return all;
    }

    /** A logout token with exactly these claims, signed by ID-porten's own key. */
    public String logoutToken(Map<String, Object> logoutClaims) {
        return server.getConfig()
                .getTokenProvider()
                .jwt(logoutClaims, Duration.ofMinutes(2), NAME)
                .serialize();
    }

    public void expiresIn(long seconds) {
        expiresIn = seconds;
    }

    /** The forms that were sent to its token endpoint. */
    public List<Map<String, String>> tokenRequests() {
        return tokenRequests;
    }

    private final class NextLogin implements OAuth2TokenCallback {

        @Override
        public String issuerId() {
            return NAME;
        }

        @Override
        public String subject(TokenRequest request) {
            return "pairwise-" + UUID.randomUUID();
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(CLIENT_ID);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            tokenRequests.add(formOf(request));
            return claims;
        }

        private static Map<String, String> formOf(TokenRequest request) {
            var form = new HashMap<String, String>();
            try {
                request.toHTTPRequest()
                        .getBodyAsFormParameters()
                        .forEach((name, values) -> form.put(name, values.getFirst()));
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
            return form;
        }

        @Override
        public long tokenExpiry() {
            return expiresIn;
        }
    }
}
