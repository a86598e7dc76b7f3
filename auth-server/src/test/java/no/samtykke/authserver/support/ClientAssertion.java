package no.samtykke.authserver.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.support.TokenEndpoint.Answer;

/** What a client signs to prove itself: right as it stands, so a test says only what is different. */
public final class ClientAssertion {

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Map<String, String> form = new LinkedHashMap<>();

    private ClientAssertion(String clientId) {
        claims.put("iss", clientId);
        claims.put("sub", clientId);
        claims.put("aud", Neighbourhood.issuer() + "/oauth2/token");
        claims.put("exp", Date.from(Instant.now().plusSeconds(240)));
        claims.put("jti", UUID.randomUUID().toString());
        form.put("grant_type", "client_credentials");
        form.put("scope", "system/*.c");
    }

    /** Signed with a key of {@link SystemStandIn}, whoever the client is. */
    public static ClientAssertion of(String clientId) {
        return new ClientAssertion(clientId);
    }

    public static ClientAssertion ofTheSystem() {
        return of(SystemStandIn.ID);
    }

    public ClientAssertion with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public ClientAssertion without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** A parameter beside the assertion. */
    public ClientAssertion beside(String name, String value) {
        form.put(name, value);
        return this;
    }

    public String rs384() {
        return signed(header(JWSAlgorithm.RS384, "rsa-1").build(), rsa());
    }

    public String es384() {
        try {
            return signed(header(JWSAlgorithm.ES384, "ec-1").build(), new ECDSASigner(Neighbourhood.SYSTEMS.ec()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWSHeader.Builder header(JWSAlgorithm algorithm, String keyId) {
        return new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT);
    }

    public static JWSSigner rsa() {
        try {
            return new RSASSASigner(Neighbourhood.SYSTEMS.rsa());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String signed(JWSHeader header, JWSSigner signer) {
        var jwt = new SignedJWT(header, claimsSet());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    public JWTClaimsSet claimsSet() {
        var set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        return set.build();
    }

    public Answer token() {
        return send(rs384());
    }

    public Answer token(String scope) {
        return beside("scope", scope).token();
    }

    /** Sends another assertion than this one would be, with the rest of the form. */
    public Answer send(String assertion) {
        form.putIfAbsent("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return TokenEndpoint.post(form);
    }
}
