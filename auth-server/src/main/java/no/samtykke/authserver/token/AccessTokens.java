package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.session.Levels;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;

/**
 * Access tokens for the FHIR API: JWTs of 300 seconds without national id and name (RFC 9068).
 *
 * <p>{@code fhirUser} is the person who acts, {@code patient} the one whose data it is; when they differ, {@code act}
 * says on what basis.
 */
@Component
public class AccessTokens {

    static final Duration LIFE = Duration.ofSeconds(300);
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Duration OWN_LIFE = Duration.ofSeconds(60);
    private static final String OURSELVES = "samtykke-auth-server";
    private static final String OUR_SCOPE = "https://samtykke.example/scope/login";

    private final Signer signer;
    private final ServerProperties server;
    private final Clock clock;

    AccessTokens(Signer signer, ServerProperties server, Clock clock) {
        this.signer = signer;
        this.server = server;
        this.clock = clock;
    }

    OAuth2AccessToken forApp(Grant grant, String scope) {
        var now = clock.instant();
        var claims = claims(grant.subject().toString(), grant.clientId(), scope, now, LIFE)
                .claim("auth_time", grant.authTime().getEpochSecond())
                .claim("acr", grant.acr())
                .claim("sid", grant.sid().toString())
                .claim("grant", grant.id().toString())
                .claim("patient", grant.patient())
                .claim("fhirUser", fhirUser(grant));
        methods(grant).ifPresent(amr -> claims.claim("amr", amr));
        grant.keyThumbprint().ifPresent(thumbprint -> claims.claim("cnf", Map.of("jkt", thumbprint)));
        grant.basis()
                .ifPresent(basis -> claims.claim(
                        "act", Map.of("sub", grant.subject().toString(), "fhirUser", fhirUser(grant), "basis", basis)));
        return token(signer.sign(TYPE, claims.build()), now, grant.keyThumbprint());
    }

    /** @param scope either our own scopes alone, and the token is for us; or others, and it is for the FHIR API */
    OAuth2AccessToken forSystem(String clientId, String scope, Optional<String> keyThumbprint) {
        var now = clock.instant();
        var claims = claims(clientId, clientId, scope, now, LIFE).audience(audienceOf(scope));
        keyThumbprint.ifPresent(thumbprint -> claims.claim("cnf", Map.of("jkt", thumbprint)));
        return token(signer.sign(TYPE, claims.build()), now, keyThumbprint);
    }

    private String audienceOf(String scope) {
        boolean ours = Arrays.stream(scope.split(" ", -1))
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .anyMatch(Scope::isOurOwn);
        return (ours ? server.issuer() : server.fhirBase()).toString();
    }

    /** Our own token towards the fhir-server; lives 60 seconds. */
    public String forOurselves() {
        var claims = claims(OURSELVES, OURSELVES, OUR_SCOPE, clock.instant(), OWN_LIFE);
        return signer.sign(TYPE, claims.build());
    }

    /** Said only where ID-porten did not vouch: which of its electronic ids was used is no app's business. */
    static Optional<List<String>> methods(Grant grant) {
        return grant.acr().equals(Levels.DEVICE) ? Optional.of(grant.amr()) : Optional.empty();
    }

    String fhirUser(Grant grant) {
        return server.fhirBase() + "/Patient/" + grant.ownPatient();
    }

    private JWTClaimsSet.Builder claims(String subject, String clientId, String scope, Instant now, Duration life) {
        return new JWTClaimsSet.Builder()
                .issuer(server.issuer().toString())
                .audience(server.fhirBase().toString())
                .subject(subject)
                .claim("client_id", clientId)
                .claim("scope", scope)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    private static OAuth2AccessToken token(String value, Instant now, Optional<String> keyThumbprint) {
        var type = keyThumbprint.isPresent() ? OAuth2AccessToken.TokenType.DPOP : OAuth2AccessToken.TokenType.BEARER;
        return new OAuth2AccessToken(type, value, now, now.plus(LIFE));
    }
}
