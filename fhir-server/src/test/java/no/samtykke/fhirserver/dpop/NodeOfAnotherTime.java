package no.samtykke.fhirserver.dpop;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node on the same database whose clock is ahead or behind. */
public final class NodeOfAnotherTime {

    private NodeOfAnotherTime() {}

    public static String nonce(JdbcClient database, Duration ahead) {
        return new DpopNonces(database, Clock.offset(Clock.systemUTC(), ahead)).current();
    }
}
