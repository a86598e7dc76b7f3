package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Judges proofs of possession (RFC 9449): signed with the key they name, for this endpoint, a minute old at most, with
 * a nonce that we gave, and each once.
 *
 * <p>Clocks may differ by ten seconds. A proof without a fresh nonce is not used up: the client gets a nonce and makes
 * a new one.
 */
@Component
public class DpopProofs {

    private static final String HEADER = "DPoP";
    private static final Duration OLDEST = Duration.ofSeconds(60);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);
    private static final int LONGEST_JTI = 255;
    private static final int LONGEST_PROOF = 8192;

    private final AcceptedProofs accepted;
    private final DpopNonces nonces;
    private final ServerProperties server;
    private final Clock clock;

    DpopProofs(AcceptedProofs accepted, DpopNonces nonces, ServerProperties server, Clock clock) {
        this.accepted = accepted;
        this.nonces = nonces;
        this.server = server;
        this.clock = clock;
    }

    /** The algorithms of proofs that we take. */
    public static List<String> algorithms() {
        return DpopProof.algorithms().stream()
                .map(JWSAlgorithm::getName)
                .sorted()
                .toList();
    }

    /**
     * The thumbprint of the key that the sender of this request holds; empty when it sent no proof.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code invalid_dpop_proof} or
     *     {@code use_dpop_nonce}
     */
    public Optional<String> keyOf(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HEADER));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1 || headers.getFirst().length() > LONGEST_PROOF) {
            throw Refusal.invalidProof();
        }
        try {
            return Optional.of(keyOf(DpopProof.parse(headers.getFirst()), request));
        } catch (ParseException | JOSEException e) {
            throw Refusal.invalidProof();
        }
    }

    private String keyOf(DpopProof proof, HttpServletRequest request) throws ParseException {
        var claims = proof.claims();
        var made = claims.getIssueTime();
        var jti = claims.getJWTID();
        if (made == null || jti == null || jti.isBlank() || jti.length() > LONGEST_JTI) {
            throw Refusal.invalidProof();
        }
        if (!isForThis(claims, request) || !isTimely(made.toInstant())) {
            throw Refusal.invalidProof();
        }
        if (Optional.ofNullable(claims.getStringClaim("nonce"))
                .filter(nonces::isFresh)
                .isEmpty()) {
            throw Refusal.useNonce();
        }
        if (!accepted.add(
                proof.keyThumbprint(),
                jti,
                made.toInstant().plus(OLDEST).plus(CLOCKS_DIFFER).plus(CLOCKS_DIFFER))) {
            throw Refusal.invalidProof();
        }
        return proof.keyThumbprint();
    }

    private boolean isForThis(JWTClaimsSet claims, HttpServletRequest request) throws ParseException {
        var method = claims.getStringClaim("htm");
        var address = claims.getStringClaim("htu");
        return request.getMethod().equals(method)
                && address != null
                && normal(address)
                        .equals(normal(server.at(request.getRequestURI()).toString()));
    }

    private boolean isTimely(Instant made) {
        var now = clock.instant();
        return made.isAfter(now.minus(OLDEST).minus(CLOCKS_DIFFER)) && !made.isAfter(now.plus(CLOCKS_DIFFER));
    }

    /** Without query and fragment, scheme and host in small letters, no standard port (RFC 9449, 4.3; RFC 3986, 6). */
    private static String normal(String address) {
        try {
            var uri = URI.create(address);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            int standard = "https".equals(scheme) ? 443 : 80;
            int port = uri.getPort() == -1 ? standard : uri.getPort();
            return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port
                    + uri.getRawPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
