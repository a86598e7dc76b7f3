package no.samtykke.fhirserver.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what a request may bring, under {@code samtykke.limits}.
 *
 * @param body largest request body; above it the caller gets 413
 * @param depth how many objects and lists may stand inside each other in a body; above it 400
 */
@ConfigurationProperties("samtykke.limits")
record LimitProperties(
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("64") int depth) {

    LimitProperties {
        if (body.toBytes() < 1 || depth < 1) {
            throw new IllegalArgumentException("samtykke.limits.body and samtykke.limits.depth must be positive");
        }
    }
}
