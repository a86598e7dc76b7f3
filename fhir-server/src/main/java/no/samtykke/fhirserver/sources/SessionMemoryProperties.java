package no.samtykke.fhirserver.sources;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is remembered in a session, under {@code samtykke.session-memory}.
 *
 * @param handles of one app in one session about one patient; beyond that the oldest is forgotten
 * @param lists that are kept, in the same way
 * @param listLives how long a list can be paged through
 * @param idle how long without use until all is forgotten
 * @param sweep how often it is looked whether a session has ended elsewhere
 */
@ConfigurationProperties("samtykke.session-memory")
record SessionMemoryProperties(
        @DefaultValue("20000") int handles,
        @DefaultValue("20") int lists,
        @DefaultValue("5m") Duration listLives,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("5s") Duration sweep) {

    SessionMemoryProperties {
        if (handles < 1 || lists < 1) {
            throw new IllegalArgumentException("samtykke.session-memory: handles and lists must be positive");
        }
        if (!listLives.isPositive() || !idle.isPositive() || !sweep.isPositive()) {
            throw new IllegalArgumentException("samtykke.session-memory: list-lives, idle and sweep must be positive");
        }
    }
}
