package no.samtykke.authserver.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.session.Sessions;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Exchanges a code for tokens: once, within 60 seconds, by the app that asked, at the redirect URI it named, with the
 * verifier of its challenge (RFC 7636, S256).
 *
 * <p>A code that comes a second time has been seen by two. Then its grant is revoked, and every token that the code
 * gave dies at once (RFC 6749, 10.5). So it is when what should prove the code is wrong.
 */
@Component
public class CodeGrant implements AuthenticationProvider {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final Grants grants;
    private final Sessions sessions;
    private final OfflineAccess offlineAccess;
    private final AppTokens tokens;

    CodeGrant(Grants grants, Sessions sessions, OfflineAccess offlineAccess, AppTokens tokens) {
        this.grants = grants;
        this.sessions = sessions;
        this.offlineAccess = offlineAccess;
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var asked = (TokenRequests.ByCode) request;
        var used = grants.useCode(asked.code, asked.clientId);
        if (used.isEmpty()) {
            grants.revokeGrantOfUsed(asked.code);
            throw Refusal.invalidGrant();
        }
        var grant = used.get().grant();
        var session = sessions.living(grant.sid());
        if (!proves(asked, used.get().binding()) || !grant.isOpenTo(asked.keyThumbprint) || session.isEmpty()) {
            grants.revoke(grant.id());
            throw grant.isOpenTo(asked.keyThumbprint) || asked.keyThumbprint.isPresent()
                    ? Refusal.invalidGrant()
                    : Refusal.invalidProof();
        }
        var bound = asked.keyThumbprint.map(grant::boundTo).orElse(grant);
        return tokens.first(asked, offlineAccess.begin(bound, session.get()));
    }

    private static boolean proves(TokenRequests.ByCode asked, Grants.CodeBinding binding) {
        return asked.redirectUri.equals(binding.redirectUri())
                && VERIFIER.matcher(asked.codeVerifier).matches()
                && MessageDigest.isEqual(
                        challengeOf(asked.codeVerifier), binding.codeChallenge().getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] challengeOf(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encode(Secret.digest(verifier));
    }

    @Override
    public boolean supports(Class<?> type) {
        return TokenRequests.ByCode.class.isAssignableFrom(type);
    }
}
