package no.samtykke.authserver.limit;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** What is counted together, and how much of it is too much. */
@Component
class Limits {

    private final LimitProperties properties;
    private final Attempts attempts;

    Limits(LimitProperties properties, Attempts attempts) {
        this.properties = properties;
        this.attempts = attempts;
    }

    /** Counts a request that may be the beginning of a log-in. */
    boolean asksTooOften(Sender sender) {
        return attempts.add("request " + sender.address()) > properties.requests();
    }

    boolean hasFailedTooOften(Sender sender) {
        return attempts.of(failures(sender)) >= properties.failures()
                || attempts.of(failuresOfClient(sender)) >= properties.failuresOfClient();
    }

    void failed(Sender sender) {
        attempts.add(failures(sender));
        attempts.add(failuresOfClient(sender));
    }

    Duration untilForgotten() {
        return attempts.untilForgotten();
    }

    private static String failures(Sender sender) {
        return "failure " + sender.address();
    }

    private static String failuresOfClient(Sender sender) {
        return failures(sender) + " as " + sender.client().orElse("");
    }
}
