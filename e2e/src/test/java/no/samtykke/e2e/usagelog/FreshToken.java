package no.samtykke.e2e.usagelog;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.app.Tokens;

/** An access token that is renewed before it expires: a long load outlives many. For one thread. */
public final class FreshToken {

    private static final int SECONDS_LEFT = 60;

    /** From the tokens before to the next. */
    private final UnaryOperator<Tokens> renewal;

    private Tokens tokens;

    private FreshToken(Tokens tokens, UnaryOperator<Tokens> renewal) {
        this.tokens = tokens;
        this.renewal = renewal;
    }

    /** Of the same session, whose refresh token changes each time. */
    public static FreshToken of(SmartApp app, Tokens tokens) {
        return new FreshToken(
                tokens, before -> new Tokens(app.refresh(before.refresh()).json()));
    }

    public static FreshToken of(SystemApp app) {
        return new FreshToken(granted(app), before -> granted(app));
    }

    public String get() {
        if (expiry().isBefore(Instant.now().plusSeconds(SECONDS_LEFT))) {
            tokens = renewal.apply(tokens);
        }
        return tokens.access();
    }

    private static Tokens granted(SystemApp app) {
        return new Tokens(app.token(app.assertion(app.claims())).json());
    }

    private Instant expiry() {
        try {
            return JWTParser.parse(tokens.access())
                    .getJWTClaimsSet()
                    .getExpirationTime()
                    .toInstant();
        } catch (ParseException e) {
            throw new IllegalStateException("no access token: " + tokens.answer(), e);
        }
    }
}
