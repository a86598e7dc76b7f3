package no.samtykke.fhirserver.dpop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.dpop.ProofRefused.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a proof says: this method, this address, this token, now. */
final class ProofClaims {

    private static final int LONGEST_ID = 256;

    private final Clock clock;

    ProofClaims(Clock clock) {
        this.clock = clock;
    }

    /** Answers the {@code jti} of the proof. */
    String check(Jwt proof, ShownProof shown, Jwt token) {
        demand(shown.method().equals(proof.getClaims().get("htm")));
        demand(proof.getClaims().get("htu") instanceof String address
                && comparable(shown.address()).isPresent()
                && comparable(address).equals(comparable(shown.address())));
        demand(isNow(proof.getIssuedAt()));
        demand(digest(token.getTokenValue()).equals(proof.getClaims().get("ath")));
        String jti = proof.getId();
        if (jti == null || jti.isBlank() || jti.length() > LONGEST_ID) {
            throw new ProofRefused(Why.INVALID_DPOP_PROOF);
        }
        return jti;
    }

    private boolean isNow(@Nullable Instant issuedAt) {
        var now = clock.instant();
        return issuedAt != null
                && !issuedAt.isBefore(now.minus(DpopProofs.MAX_AGE))
                && !issuedAt.isAfter(now.plus(DpopProofs.MAX_AHEAD));
    }

    /** Without query and fragment, host in small letters, no port that goes without saying; empty when it is none. */
    private static Optional<String> comparable(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int usual = scheme.equals("https") ? 443 : 80;
            String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getRawPath());
        } catch (IllegalArgumentException illFormed) {
            return Optional.empty();
        }
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void demand(boolean right) {
        if (!right) {
            throw new ProofRefused(Why.INVALID_DPOP_PROOF);
        }
    }
}
