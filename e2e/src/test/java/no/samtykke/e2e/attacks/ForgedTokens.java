package no.samtykke.e2e.attacks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import no.samtykke.e2e.app.Http;

/** Tokens that say what a victim's token says, made by someone who does not have the server's key. */
final class ForgedTokens {

    private final String real;
    private final SignedJWT parsed;
    private final JWK published;
    private final RSAKey own;
    private final String otherPatient;

    ForgedTokens(String victimsToken, URI jwks, String otherPatient) {
        try {
            this.real = victimsToken;
            this.parsed = SignedJWT.parse(victimsToken);
            this.published = JWKSet.parse(Http.get(jwks, Map.of()).body())
                    .getKeyByKeyId(parsed.getHeader().getKeyID());
            this.own = new RSAKeyGenerator(2048)
                    .keyID(parsed.getHeader().getKeyID())
                    .generate();
            this.otherPatient = otherPatient;
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> all() {
        var forged = new LinkedHashMap<String, String>();
        for (var spelling : new String[] {"none", "None", "NONE"}) {
            forged.put("alg-" + spelling, unsigned(spelling) + ".");
        }
        forged.put("alg-none-signed", unsigned("none") + "." + parts()[2]);
        forged.put("changed-patient", changedPatient());
        forged.put("cut", parts()[0] + "." + parts()[1]);
        forged.put("hs256-public-key", hmac(publicKey()));
        forged.put("hs256-empty", hmac(new byte[32]));
        forged.put("foreign-key", signed(rs256().keyID(own.getKeyID()), claims()));
        forged.put("embedded-jwk", signed(rs256().jwk(own.toPublicJWK()), claims()));
        forged.put("jku", signed(rs256().jwkURL(URI.create("http://127.0.0.1:1/jwks.json")), claims()));
        forged.put("kid-path", signed(rs256().keyID("../../../../dev/null"), claims()));
        forged.put("kid-sql", signed(rs256().keyID("x' union select 'k'--"), claims()));
        forged.put("foreign-issuer", signed(rs256().keyID(own.getKeyID()), foreignIssuer()));
        forged.put("nonsense", "nonsense");
        forged.put("long", "a".repeat(10_000));
        return forged;
    }

    private String[] parts() {
        return real.split("\\.");
    }

    private String unsigned(String algorithm) {
        return encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + parts()[1];
    }

    private String changedPatient() {
        var claims = parsed.getPayload()
                .toString()
                .replaceFirst("\"patient\":\"[^\"]+\"", "\"patient\":\"" + otherPatient + "\"");
        return parts()[0] + "." + encode(claims) + "." + parts()[2];
    }

    private byte[] publicKey() {
        try {
            return ((AsymmetricJWK) published).toPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(byte[] secret) {
        var header = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + published.getKeyID() + "\"}");
        var content = header + "." + parts()[1];
        try {
            var signer = new MACSigner(Arrays.copyOf(secret, Math.max(secret.length, 32)));
            var mac = signer.sign(new JWSHeader(JWSAlgorithm.HS256), content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + mac;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims() {
        try {
            return parsed.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet foreignIssuer() {
        return new JWTClaimsSet.Builder(claims())
                .issuer("https://login.evil.example")
                .build();
    }

    private static JWSHeader.Builder rs256() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256);
    }

    private String signed(JWSHeader.Builder header, JWTClaimsSet claims) {
        var jwt = new SignedJWT(header.build(), claims);
        try {
            jwt.sign(new RSASSASigner(own));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static String encode(String json) {
        return Base64URL.encode(json).toString();
    }
}
