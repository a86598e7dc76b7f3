package no.samtykke.sandbox.idporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the tokens with the claims that ID-porten sends, signed with RS256, valid as shortly as its own. */
final class Tokens {

    static final Duration VALID = Duration.ofMinutes(2);

    private final String issuer;
    private final RSAKey key;
    private final Clock clock;

    Tokens(IdPortenSettings settings, Clock clock) {
        this.issuer = settings.issuer();
        this.clock = clock;
        try {
            this.key = RSAKey.parse(settings.signingKey().toString());
        } catch (ParseException e) {
            throw new IllegalArgumentException("signingKey must be a private RSA JWK", e);
        }
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** Opaque and good for nothing: the stand-in has no API behind it. */
    String accessToken() {
        return UUID.randomUUID().toString();
    }

    String idToken(Grants.Grant grant) {
        String clientId = grant.request().getClientID().getValue();
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(clientId)
                .subject(pairwise(clientId, grant.login().value()))
                .claim("acr", grant.eid().level().acr())
                .claim("amr", List.of(grant.eid().amr()))
                .claim("sid", grant.sid().toString())
                .claim("auth_time", grant.authTime().getEpochSecond())
                .claim("nonce", grant.request().getNonce().getValue())
                .claim("locale", "nb")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)));
        grant.login().number().ifPresent(pid -> claims.claim("pid", pid));
        return signed(claims.build());
    }

    /** The client that an id_token was made for, if we signed it; an old one is as good for logging out. */
    Optional<String> clientOf(String idToken) {
        try {
            var jwt = SignedJWT.parse(idToken);
            return jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    ? jwt.getJWTClaimsSet().getAudience().stream().findFirst()
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private String signed(JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same for the same client and person, different for another client, and nothing to read a number from. */
    private String pairwise(String clientId, String person) {
        try {
            byte[] secret = key.toRSAPrivateKey().getEncoded();
            byte[] text = (clientId + ' ' + person).getBytes(StandardCharsets.UTF_8);
            Base64URL mac = new MACSigner(secret).sign(new JWSHeader(JWSAlgorithm.HS256), text);
            return mac.toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
