package no.samtykke.e2e.attacks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import no.samtykke.e2e.stack.Stack;

/** Tokens with a right signature and a wrong content, so that what is checked besides the signature can be seen. */
final class StolenKey {

    private final SignedJWT real;
    private final JWK key;

    StolenKey(Stack stack, String token) {
        try {
            this.real = SignedJWT.parse(token);
            this.key = JWK.parse(stored(stack, real.getHeader().getKeyID()));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> all(String otherPatient) {
        var past = Date.from(Instant.now().minusSeconds(600));
        var signed = new LinkedHashMap<String, String>();
        signed.put("signed-expired", with(claims -> claims.issueTime(past).expirationTime(past)));
        signed.put("signed-without-end", with(claims -> claims.expirationTime(null)));
        signed.put("signed-other-audience", with(claims -> claims.audience("https://other.example/fhir")));
        signed.put("signed-other-issuer", with(claims -> claims.issuer("https://login.other.example")));
        signed.put(
                "signed-unknown-session",
                with(claims -> claims.claim("sid", UUID.randomUUID().toString())));
        signed.put("signed-without-session", with(claims -> claims.claim("sid", null)));
        signed.put("signed-low-level", with(claims -> claims.claim("acr", "idporten-loa-substantial")));
        signed.put("signed-other-patient", with(claims -> claims.claim("patient", otherPatient)));
        signed.put("signed-system-scope", with(claims -> claims.claim("scope", "system/*.cruds")));
        signed.put("signed-login-scope", with(claims -> claims.claim("scope", "https://samtykke.example/scope/login")));
        return signed;
    }

    private String with(Consumer<JWTClaimsSet.Builder> change) {
        try {
            var claims = new JWTClaimsSet.Builder(real.getJWTClaimsSet());
            change.accept(claims);
            var header = new JWSHeader.Builder(real.getHeader().getAlgorithm())
                    .keyID(key.getKeyID())
                    .type(real.getHeader().getType())
                    .build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm()));
            return jwt.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stored(Stack stack, String kid) {
        try (var connection = stack.authDatabase();
                var query = connection.prepareStatement("select jwk from signing_key where kid = ?")) {
            query.setString(1, kid);
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
