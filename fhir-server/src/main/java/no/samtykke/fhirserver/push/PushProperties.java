package no.samtykke.fhirserver.push;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code samtykke.push}. Without {@code key} nothing is sent and nobody subscribes.
 *
 * @param endpoints to which something may be sent, to the letter: https, or http on the same machine
 * @param key file with a private JWK on the curve P-384, which signs what is sent
 * @param sslBundle what we show of ourselves and whom we trust, for mutual TLS; the platform's own trust when not set
 * @param after how long after a change it is looked for, up to 1 hour
 * @param every how often it is looked for what is to be tried again, 1 second to 1 hour
 * @param timeout of connecting and of the answer, 1 to 60 seconds
 * @param giveUpAfter from the change, 1 hour to 30 days
 */
@ConfigurationProperties("samtykke.push")
record PushProperties(
        @DefaultValue List<URI> endpoints,
        @Nullable Path key,
        @Nullable String sslBundle,
        @DefaultValue("0s") Duration after,
        @DefaultValue("2s") Duration every,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("7d") Duration giveUpAfter) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    PushProperties {
        endpoints = List.copyOf(endpoints);
        endpoints.forEach(PushProperties::check);
        demand("after", after, Duration.ZERO, Duration.ofHours(1));
        demand("every", every, Duration.ofSeconds(1), Duration.ofHours(1));
        demand("timeout", timeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
        demand("give-up-after", giveUpAfter, Duration.ofHours(1), Duration.ofDays(30));
    }

    boolean allows(String endpoint) {
        return endpoints.stream().anyMatch(allowed -> allowed.toString().equals(endpoint));
    }

    private static void check(URI endpoint) {
        boolean https = "https".equals(endpoint.getScheme()) && endpoint.getHost() != null;
        boolean onThisMachine = "http".equals(endpoint.getScheme()) && THIS_MACHINE.contains(endpoint.getHost());
        if (!(https || onThisMachine) || endpoint.getUserInfo() != null || endpoint.getFragment() != null) {
            throw new IllegalArgumentException("samtykke.push.endpoints holds one that is not https");
        }
    }

    private static void demand(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "samtykke.push." + name + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
