package no.samtykke.authserver.token;

import com.nimbusds.jose.util.Resource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client's keys as they came, and how long it lets us keep them. */
final class FetchedKeySet extends Resource {

    private final Duration freshFor;

    FetchedKeySet(String content, @Nullable String contentType, Duration freshFor) {
        super(content, contentType);
        this.freshFor = freshFor;
    }

    Duration freshFor() {
        return freshFor;
    }
}
