package no.samtykke.fhirserver.sources;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of sources, under {@code samtykke.sources}.
 *
 * @param deadline how long all sources together are awaited, 100 milliseconds to one minute
 * @param largestDocument the most that is taken of one document
 * @param list none: nothing passes through
 */
@ConfigurationProperties("samtykke.sources")
record SourcesProperties(
        @DefaultValue("6s") Duration deadline,
        @DefaultValue("1GB") DataSize largestDocument,
        @DefaultValue List<SourceSettings> list) {

    SourcesProperties {
        list = List.copyOf(list);
        if (deadline.compareTo(Duration.ofMillis(100)) < 0 || deadline.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("samtykke.sources.deadline must be 100ms to 1m, was " + deadline);
        }
        if (largestDocument.toBytes() < 1) {
            throw new IllegalArgumentException("samtykke.sources.largest-document must be positive");
        }
        var ids = new HashSet<String>();
        for (var source : list) {
            if (!ids.add(source.id())) {
                throw new IllegalArgumentException("samtykke.sources: source " + source.id() + ": stands twice");
            }
        }
    }
}
