package no.samtykke.fhirserver.rights;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept, in {@code kept-data.json}.
 *
 * @param version the day of this statement
 * @param aboutNobody what is stored and is about no citizen
 */
record KeptData(String version, List<Kind> kinds, AboutNobody aboutNobody) {

    private static final String FILE = "kept-data.json";

    /**
     * A kind of data about a person, with its texts by language.
     *
     * @param asked the served type whose rules decide for all of the kind; null when each type decides for itself
     * @param log the table of the usage log, for the kind that it is
     * @param keep which of the {@link KeepingTimes}
     */
    record Kind(
            String code,
            @Nullable String asked,
            List<Resources> resources,
            @Nullable String log,
            List<Rows> tables,
            String keep,
            Map<String, String> name,
            Map<String, String> source,
            Map<String, String> purpose,
            Map<String, String> ground) {

        boolean isLog() {
            return log != null;
        }

        String nameIn(String language) {
            return name.getOrDefault(language, name.getOrDefault("nb", code));
        }
    }

    /**
     * Resources of a type.
     *
     * @param path of the reference to her Patient; empty for her Patient itself
     * @param through path of a reference in what {@code path} may point to instead
     */
    record Resources(String type, String path, @Nullable String through) {

        Optional<String> detour() {
            return Optional.ofNullable(through);
        }
    }

    /**
     * Rows of a table of our own.
     *
     * @param columns that are told: all that are hers, and no other person's
     * @param hers SQL that finds her rows by the id of her Patient
     */
    record Rows(String table, String columns, String hers) {}

    record AboutNobody(List<String> tables, List<String> types) {}

    static KeptData read() {
        try (var json = KeptData.class.getResourceAsStream(FILE)) {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(json, KeptData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
