package no.samtykke.authserver.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often something may be tried within one minute, under {@code samtykke.limits}; each 10 to 1 000 000. Many people
 * may share an address: a hospital, a mobile network.
 *
 * @param requests authorization requests of one address, pushed or not
 * @param failures failed client authentications of one address
 * @param failuresOfClient failed authentications as one client from one address; from others it is still heard
 */
@ConfigurationProperties("samtykke.limits")
record LimitProperties(
        @DefaultValue("1000") int requests,
        @DefaultValue("500") int failures,
        @DefaultValue("100") int failuresOfClient) {

    LimitProperties {
        require(requests, "requests");
        require(failures, "failures");
        require(failuresOfClient, "failures-of-client");
    }

    private static void require(int limit, String name) {
        if (limit < 10 || limit > 1_000_000) {
            throw new IllegalArgumentException("samtykke.limits." + name + " must be 10 to 1000000, was " + limit);
        }
    }
}
