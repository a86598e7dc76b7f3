package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The access tokens that sources gave us, for our own key (SMART Backend Services). */
@Component
class SourceTokens {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8000}=*");
    private static final int LARGEST_ANSWER = 20_000;
    private static final Duration NOT_USED_AT_THE_END = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Sources sources;
    private final SourceHttp http;
    private final Signatures signatures;
    private final Clock clock;
    private final Map<String, Holder> holders = new HashMap<>();

    SourceTokens(Sources sources, SourceHttp http, Signatures signatures, Clock clock) {
        this.sources = sources;
        this.http = http;
        this.signatures = signatures;
        this.clock = clock;
        sources.all().forEach(source -> holders.put(source.id(), new Holder()));
    }

    /** @param refused the token that the source did not take; empty text when there was none */
    String tokenFor(Source source, String refused) throws SourceSilent, IOException {
        var holder = requireNonNull(holders.get(source.id()));
        try {
            holder.fetching.lockInterruptibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new SourceSilent(Why.TIMED_OUT);
        }
        try {
            var kept = holder.token;
            if (kept != null
                    && kept.until().isAfter(clock.instant())
                    && !kept.value().equals(refused)) {
                return kept.value();
            }
            var fetched = fetch(source);
            holder.token = fetched;
            return fetched.value();
        } finally {
            holder.fetching.unlock();
        }
    }

    private Token fetch(Source source) throws SourceSilent, IOException {
        var form = Map.of(
                "grant_type", "client_credentials",
                "scope", "system/*.rs",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", signatures.assertion(source));
        var endpoint = requireNonNull(sources.settingsOf(source).tokenEndpoint());
        try (var reply = http.post(source, endpoint, form, Map.of("Accept", "application/json"))) {
            // That it does not know us is no matter of one person.
            if (reply.status() != 200) {
                throw new SourceSilent(Why.DOWN);
            }
            reply.mustBeUncompressed();
            return read(new String(reply.all(LARGEST_ANSWER), UTF_8));
        }
    }

    private Token read(String body) throws SourceSilent {
        try {
            var answer = JSONObjectUtils.parse(body);
            String value = JSONObjectUtils.getString(answer, "access_token");
            String type = JSONObjectUtils.getString(answer, "token_type");
            if (value == null || !TOKEN.matcher(value).matches() || !"Bearer".equalsIgnoreCase(type)) {
                throw new SourceSilent(Why.NONSENSE);
            }
            long seconds = answer.get("expires_in") instanceof Number number ? number.longValue() : 0;
            var life = Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds()));
            return new Token(value, clock.instant().plus(life).minus(NOT_USED_AT_THE_END));
        } catch (ParseException _) {
            throw new SourceSilent(Why.NONSENSE);
        }
    }

    private record Token(String value, Instant until) {

        @Override
        public String toString() {
            return "Token";
        }
    }

    /** One fetches, the others wait for what comes. */
    private static final class Holder {
        private final ReentrantLock fetching = new ReentrantLock();
        private @Nullable Token token;
    }
}
