package no.samtykke.fhirserver.sources;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sources in the settings, in their order. */
@Component
public class Sources {

    private final Map<String, Source> byId = new LinkedHashMap<>();
    private final Map<String, SourceSettings> settings = new LinkedHashMap<>();

    Sources(SourcesProperties properties) {
        for (var source : properties.list()) {
            settings.put(source.id(), source);
            byId.put(source.id(), of(source));
        }
    }

    public List<Source> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Source> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those that have this type. */
    public List<Source> ofType(String resourceType) {
        return byId.values().stream()
                .filter(source -> source.types().contains(resourceType))
                .toList();
    }

    SourceSettings settingsOf(Source source) {
        return requireNonNull(settings.get(source.id()), "no source of the settings");
    }

    private static Source of(SourceSettings settings) {
        return new Source(
                settings.id(),
                settings.name(),
                settings.controller(),
                requireNonNull(settings.base()),
                settings.types(),
                settings.summaryCareRecord(),
                settings.encrypts(),
                settings.contact(),
                settings.timeout());
    }
}
