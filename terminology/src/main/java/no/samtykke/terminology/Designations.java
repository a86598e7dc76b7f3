package no.samtykke.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The texts of one code system, for people.
 *
 * <p>A CodeSystem of this module lies on the class path as {@code no/samtykke/terminology/<id>.json}.
 */
public final class Designations {

    private static final String FALLBACK = "nb";

    private final String system;
    private final Map<String, Map<String, String>> textsByCode;

    private Designations(String system, Map<String, Map<String, String>> textsByCode) {
        this.system = system;
        this.textsByCode = textsByCode;
    }

    /** @param id of the CodeSystem, for example {@code refusal-reason} */
    public static Designations of(String id) {
        try (var json = Designations.class.getResourceAsStream(id + ".json")) {
            if (json == null) {
                throw new IllegalArgumentException("No code system " + id);
            }
            return read(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canonical address of the code system. */
    public String system() {
        return system;
    }

    /** All codes, in the order of the file. */
    public Set<String> codes() {
        return textsByCode.keySet();
    }

    /**
     * The text of a code.
     *
     * @param language a BCP 47 tag; its first part decides, and what is not nb, nn or en is answered in bokmål
     */
    public String text(String code, String language) {
        var texts = textsByCode.get(code);
        if (texts == null) {
            throw new IllegalArgumentException("No such code in " + system);
        }
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        var text = texts.containsKey(primary) ? texts.get(primary) : texts.get(FALLBACK);
        if (text == null) {
            throw new IllegalStateException("A code without a text in bokmål in " + system);
        }
        return text;
    }

    private static Designations read(JsonNode codeSystem) {
        var texts = new LinkedHashMap<String, Map<String, String>>();
        for (JsonNode concept : codeSystem.path("concept")) {
            var byLanguage = new LinkedHashMap<String, String>();
            for (JsonNode designation : concept.path("designation")) {
                byLanguage.put(
                        designation.path("language").asText(),
                        designation.path("value").asText());
            }
            texts.put(concept.path("code").asText(), Map.copyOf(byLanguage));
        }
        return new Designations(codeSystem.path("url").asText(), Collections.unmodifiableMap(texts));
    }
}
