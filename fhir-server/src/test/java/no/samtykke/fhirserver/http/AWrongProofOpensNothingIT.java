package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of RFC 9449, section 4.3 has its row. */
class AWrongProofOpensNothingIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String PATH = "/Observation";
    private static final String ADDRESS = SERVER.base + PATH;
    private static final People.Citizen KARI = People.citizen();
    private static final DpopKey KEY = new DpopKey();
    private static final DpopKey OTHER_KEY = new DpopKey();
    private static String token = "";

    @BeforeAll
    static void a_bound_token() {
        token = People.boundToken(KARI, "patient/*.rs", KEY);
    }

    record Attack(String why, List<String> proofs, String error) {

        @Override
        public String toString() {
            return why;
        }
    }

    static List<Attack> attacks() throws JOSEException {
        return List.of(
                new Attack("no proof", List.of(), "invalid_dpop_proof"),
                new Attack("two proofs", List.of(right(), right()), "invalid_dpop_proof"),
                new Attack("two proofs in one header", List.of(right() + ", " + right()), "invalid_dpop_proof"),
                new Attack("not a token", List.of("proof"), "invalid_dpop_proof"),
                header("another type", header -> header.type(JOSEObjectType.JWT)),
                header("no type", header -> header.type(null)),
                header("no key in it", header -> header.jwk(null)),
                header("another key in it", header -> header.jwk(OTHER_KEY.key.toPublicJWK())),
                new Attack("a private key in it", List.of(withPrivateKey()), "invalid_dpop_proof"),
                new Attack("alg none", List.of(unsigned()), "invalid_dpop_proof"),
                new Attack("signed with a shared secret", List.of(shared()), "invalid_dpop_proof"),
                new Attack("by another key", List.of(OTHER_KEY.proof("GET", ADDRESS, token)), "invalid_token"),
                claims("another method", claims -> claims.claim("htm", "POST")),
                claims("a method in small letters", claims -> claims.claim("htm", "get")),
                claims("no method", claims -> claims.claim("htm", null)),
                claims("another path", claims -> claims.claim("htu", SERVER.base + "/Condition")),
                claims("another host", claims -> claims.claim("htu", "https://other.example/fhir" + PATH)),
                claims("another port", claims -> claims.claim("htu", "http://localhost:1/fhir" + PATH)),
                claims("another scheme", claims -> claims.claim("htu", ADDRESS.replace("http:", "https:"))),
                claims("no address", claims -> claims.claim("htu", null)),
                claims("an address that is none", claims -> claims.claim("htu", "::")),
                claims("too old", claims -> claims.issueTime(in(-70))),
                claims("from the future", claims -> claims.issueTime(in(60))),
                claims("without a time", claims -> claims.issueTime(null)),
                claims(
                        "without a time but an end",
                        claims -> claims.issueTime(null).expirationTime(in(10))),
                claims("of another token", claims -> claims.claim("ath", DpopKey.digest("another"))),
                claims("of no token", claims -> claims.claim("ath", null)),
                claims("no id", claims -> claims.jwtID(null)),
                claims("an endless id", claims -> claims.jwtID("x".repeat(1000))),
                new Attack(
                        "no nonce",
                        List.of(KEY.proof(usual().andThen(claims -> claims.claim("nonce", null)), same())),
                        "use_dpop_nonce"),
                new Attack(
                        "a nonce of its own",
                        List.of(KEY.proof(usual().andThen(claims -> claims.claim("nonce", "mine")), same())),
                        "use_dpop_nonce"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void opens_nothing(Attack attack) {
        var request = SERVER.request(PATH, "").header("Authorization", "DPoP " + token);
        attack.proofs().forEach(proof -> request.header("DPoP", proof));

        var answer = SERVER.send(request);

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("DPoP error=\"" + attack.error() + "\"")
                .contains("algs=\"ES256 ");
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
    }

    private static String right() {
        return KEY.proof("GET", ADDRESS, token);
    }

    private static Consumer<JWTClaimsSet.Builder> usual() {
        return DpopKey.usual("GET", ADDRESS, token);
    }

    private static UnaryOperator<JWSHeader.Builder> same() {
        return header -> header;
    }

    private static Attack claims(String why, Consumer<JWTClaimsSet.Builder> change) {
        return new Attack(why, List.of(KEY.proof(usual().andThen(change), same())), "invalid_dpop_proof");
    }

    private static Attack header(String why, UnaryOperator<JWSHeader.Builder> change) {
        return new Attack(why, List.of(KEY.proof(usual(), change)), "invalid_dpop_proof");
    }

    private static JWTClaimsSet usualClaims() {
        var claims = new JWTClaimsSet.Builder();
        usual().accept(claims);
        return claims.build();
    }

    private static String unsigned() {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":%s}".formatted(KEY.key.toPublicJWK());
        return Base64URL.encode(header) + "." + usualClaims().toPayload().toBase64URL() + ".";
    }

    private static String shared() throws JOSEException {
        var proof = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(KEY.key.toPublicJWK())
                        .build(),
                usualClaims());
        proof.sign(new MACSigner("a".repeat(64)));
        return proof.serialize();
    }

    private static String withPrivateKey() throws JOSEException {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":%s}".formatted(KEY.key);
        String signed =
                Base64URL.encode(header) + "." + usualClaims().toPayload().toBase64URL();
        var signature = new ECDSASigner(KEY.key)
                .sign(new JWSHeader(JWSAlgorithm.ES256), signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + signature;
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
