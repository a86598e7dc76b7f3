package no.samtykke.fhirserver.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.dpop.ProofRefused.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Checks the proof that comes with a bound token, by RFC 9449, section 4.3. Spring Security checks form and signature;
 * its own check of {@code jti} remembers in one process, so all claims are checked here.
 */
@Component
public class DpopProofs {

    /** Signatures that a proof may have. */
    public static final List<String> ALGORITHMS =
            List.of("ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

    static final Duration MAX_AGE = Duration.ofSeconds(60);
    /** How far the caller's clock may be ahead of ours. */
    static final Duration MAX_AHEAD = Duration.ofSeconds(10);

    private final DPoPProofJwtDecoderFactory decoders = new DPoPProofJwtDecoderFactory();
    private final ProofClaims claims;
    private final DpopNonces nonces;
    private final UsedProofs used;

    DpopProofs(DpopNonces nonces, UsedProofs used, Clock clock) {
        this.claims = new ProofClaims(clock);
        this.nonces = nonces;
        this.used = used;
        // Claims are looked at when the signature is known to be right, and one by one.
        decoders.setJwtValidatorFactory(_ -> _ -> OAuth2TokenValidatorResult.success());
    }

    /** Whether a token is bound to a key, by a claim {@code cnf} of any kind. */
    public static boolean isBound(Jwt token) {
        return token.hasClaim("cnf");
    }

    /**
     * Accepts a proof, once.
     *
     * @param token whose own signature and claims are checked already
     * @return the nonce to use from now on, when the one that was used is about to run out
     * @throws ProofRefused for all else
     */
    public Optional<String> accept(ShownProof shown, Jwt token) {
        var proof = decode(shown, token);
        var thumbprint = thumbprint(proof);
        if (!thumbprint.toString().equals(boundTo(token))) {
            throw new ProofRefused(Why.INVALID_TOKEN);
        }
        String jti = claims.check(proof, shown, token);
        String nonce = proof.getClaimAsString("nonce");
        if (!nonces.isTaken(nonce)) {
            throw new ProofRefused(Why.USE_DPOP_NONCE);
        }
        if (!used.use(thumbprint, jti)) {
            throw new ProofRefused(Why.INVALID_DPOP_PROOF);
        }
        return nonces.isCurrent(nonce) ? Optional.empty() : Optional.of(nonces.current());
    }

    private Jwt decode(ShownProof shown, Jwt token) {
        if (shown.headers().size() != 1) {
            throw new ProofRefused(Why.INVALID_DPOP_PROOF);
        }
        String header = shown.headers().getFirst();
        try {
            var context = DPoPProofContext.withDPoPProof(header)
                    .accessToken(token)
                    .method(shown.method())
                    .targetUri(shown.address())
                    .build();
            var proof = decoders.createDecoder(context).decode(header);
            // Where exp is there, Spring makes up an iat.
            if (JWTParser.parse(header).getJWTClaimsSet().getIssueTime() == null) {
                throw new ProofRefused(Why.INVALID_DPOP_PROOF);
            }
            return proof;
        } catch (JwtException | ParseException | IllegalArgumentException invalid) {
            throw new ProofRefused(Why.INVALID_DPOP_PROOF);
        }
    }

    private static Base64URL thumbprint(Jwt proof) {
        try {
            if (ALGORITHMS.contains(String.valueOf(proof.getHeaders().get("alg")))
                    && proof.getHeaders().get("jwk") instanceof Map<?, ?> jwk) {
                @SuppressWarnings("unchecked")
                var key = JWK.parse((Map<String, Object>) jwk);
                return key.computeThumbprint();
            }
        } catch (ParseException | JOSEException invalid) {
            throw new ProofRefused(Why.INVALID_DPOP_PROOF);
        }
        throw new ProofRefused(Why.INVALID_DPOP_PROOF);
    }

    private static @Nullable String boundTo(Jwt token) {
        return token.getClaims().get("cnf") instanceof Map<?, ?> confirmation
                        && confirmation.get("jkt") instanceof String thumbprint
                ? thumbprint
                : null;
    }
}
