package no.samtykke.authserver.token;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exchanges a refresh token for new tokens, as long as the session lives and she approves. The access token may be
 * narrowed by {@code scope}, never widened; the next refresh token carries the whole grant again (RFC 6749, 6). A grant
 * that is bound to a key is refused, and not used up, without a proof of that key (RFC 9449, 5).
 */
@Component
public class RefreshGrant implements AuthenticationProvider {

    private final RefreshTokens refreshTokens;
    private final RenewedGrant renewed;
    private final AppTokens tokens;
    private final TransactionTemplate transaction;

    RefreshGrant(RefreshTokens refreshTokens, RenewedGrant renewed, AppTokens tokens, TransactionTemplate transaction) {
        this.refreshTokens = refreshTokens;
        this.renewed = renewed;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var asked = (TokenRequests.ByRefreshToken) request;
        var grant = refreshTokens.grantOf(asked.refreshToken, asked.clientId).orElseThrow(() -> refuse(asked));
        var scope = asked.scope.orElse(grant.scope());
        if (!grant.scopes().containsAll(Arrays.asList(scope.split(" ", -1)))) {
            throw Refusal.invalidScope();
        }
        if (!grant.isOpenTo(asked.keyThumbprint)) {
            throw asked.keyThumbprint.isPresent() ? Refusal.invalidGrant() : Refusal.invalidProof();
        }
        var left = renewed.of(grant).orElseThrow(() -> refuse(asked));
        var narrow = narrowed(scope, left);
        return exchange(asked, left, narrow).orElseThrow(() -> refuse(asked));
    }

    /** The old token is used up and the new one there, or neither. Empty when someone else was first. */
    private Optional<Authentication> exchange(TokenRequests.ByRefreshToken asked, Grant grant, String scope) {
        return Optional.ofNullable(transaction.execute(
                unused -> refreshTokens.use(asked.refreshToken) ? tokens.again(asked, grant, scope) : null));
    }

    /** Of what was asked: what she still approves. */
    private static String narrowed(String scope, Grant left) {
        var narrow = Arrays.stream(scope.split(" ", -1)).filter(left::holds).collect(Collectors.joining(" "));
        if (narrow.isEmpty()) {
            throw Refusal.invalidScope();
        }
        return narrow;
    }

    private RuntimeException refuse(TokenRequests.ByRefreshToken asked) {
        refreshTokens.revokeFamilyOfUsed(asked.refreshToken);
        return Refusal.invalidGrant();
    }

    @Override
    public boolean supports(Class<?> type) {
        return TokenRequests.ByRefreshToken.class.isAssignableFrom(type);
    }
}
