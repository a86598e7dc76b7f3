package no.samtykke.fhirserver.codesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ConceptMap as JSON, whole in memory. */
record MapFile(String url, @Nullable String version, List<MapTarget> targets) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOLD = 20;
    private static final String MARK = "\"ConceptMap\"";
    private static final int BEGINNING = 1000;

    /** Those that say that there is no target. */
    private static final Set<String> NONE = Set.of("unmatched", "disjoint");

    private static final Set<String> EQUIVALENCES = Set.of(
            "relatedto",
            "equivalent",
            "equal",
            "wider",
            "subsumes",
            "narrower",
            "specializes",
            "inexact",
            "unmatched",
            "disjoint");

    static boolean isMap(Path path) throws IOException {
        if (!path.toString().endsWith(".json")) {
            return false;
        }
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(BEGINNING), UTF_8).contains(MARK);
        }
    }

    static MapFile read(Path path) throws IOException {
        JsonNode map;
        try {
            map = JSON.readTree(path.toFile());
        } catch (JsonProcessingException e) {
            throw new NotLoaded(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": not JSON: "
                            + e.getOriginalMessage());
        }
        var flaws = new ArrayList<String>();
        if (!map.hasNonNull("url")) {
            flaws.add("the map needs a url");
        }
        var targets = new ArrayList<MapTarget>();
        int group = 0;
        for (var one : map.path("group")) {
            read(map.path("url").asText(), "group[" + group++ + "]", one, targets, flaws);
        }
        if (targets.isEmpty()) {
            flaws.add("there is no target in it");
        }
        if (!flaws.isEmpty()) {
            throw new NotLoaded(flaws.subList(0, Math.min(MOST_TOLD, flaws.size())));
        }
        String version = map.hasNonNull("version") ? map.path("version").asText() : null;
        return new MapFile(map.path("url").asText(), version, List.copyOf(targets));
    }

    private static void read(String url, String where, JsonNode group, List<MapTarget> targets, List<String> flaws) {
        if (!group.hasNonNull("source") || !group.hasNonNull("target")) {
            flaws.add(where + " needs a source and a target");
        }
        int element = 0;
        for (var from : group.path("element")) {
            String place = where + ".element[" + element++ + "]";
            for (var to : from.path("target")) {
                String equivalence = to.path("equivalence").asText();
                boolean needsCode = !NONE.contains(equivalence);
                if (!from.hasNonNull("code") || needsCode && !to.hasNonNull("code")) {
                    flaws.add(place + " needs a code, and one in each target");
                }
                if (!EQUIVALENCES.contains(equivalence)) {
                    flaws.add(place + " has an equivalence that is none: " + equivalence);
                }
                targets.add(new MapTarget(
                        url,
                        group.path("source").asText(),
                        from.path("code").asText(),
                        group.path("target").asText(),
                        to.hasNonNull("code") ? to.path("code").asText() : null,
                        equivalence));
            }
        }
    }
}
