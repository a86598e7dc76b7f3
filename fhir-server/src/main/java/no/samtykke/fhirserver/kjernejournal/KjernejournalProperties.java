package no.samtykke.fhirserver.kjernejournal;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the summary care record, under {@code samtykke.kjernejournal}.
 *
 * @param base FHIR base address of its source; without it the operations answer 503
 * @param timeout how long its answer is awaited in all, 100 milliseconds to 30 seconds
 */
@ConfigurationProperties("samtykke.kjernejournal")
record KjernejournalProperties(
        @Nullable URI base, @DefaultValue("5s") Duration timeout) {

    KjernejournalProperties {
        if (base != null && !"https".equals(base.getScheme()) && !"http".equals(base.getScheme())) {
            throw new IllegalArgumentException("samtykke.kjernejournal.base must be an http or https address");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("samtykke.kjernejournal.timeout must be 100ms to 30s, was " + timeout);
        }
    }
}
