package no.samtykke.fhirserver.representation;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of representation, under {@code samtykke.representation}.
 *
 * @param register FHIR base address of the population register; no default, start-up fails without it
 * @param timeout how long one question to the register may take in all, 100 milliseconds to 30 seconds
 */
@ConfigurationProperties("samtykke.representation")
public record RepresentationSettings(
        URI register, @DefaultValue("2s") Duration timeout) {

    public RepresentationSettings {
        requireNonNull(register, "samtykke.representation.register must be set");
        if (!"https".equals(register.getScheme()) && !"http".equals(register.getScheme())) {
            throw new IllegalArgumentException("samtykke.representation.register must be an http or https address");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("samtykke.representation.timeout must be 100ms to 30s, was " + timeout);
        }
    }
}
