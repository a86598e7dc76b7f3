package no.samtykke.fhirserver.codesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Whether a file can be loaded at all: everything that is wrong with it is told before anything is written. */
final class FileCheck implements ConceptFile.Reader {

    private static final int MOST_TOLD = 20;
    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_NAME = 4000;

    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, List<String>> parents = new HashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private final MessageDigest digest = sha256();
    private int count;
    private long flawed;

    /** @param hash of the concepts, in whatever form they are written */
    record Checked(int total, String hash) {}

    private FileCheck() {}

    static Checked check(ConceptFile file) throws IOException {
        var check = new FileCheck();
        file.read(check);
        if (check.flawed == 0) {
            check.checkParents();
        }
        if (check.flawed == 0 && check.count == 0) {
            check.flaw(0, "there is no concept in it");
        }
        if (check.flawed > 0) {
            if (check.flawed > check.flaws.size()) {
                check.flaws.add("and " + (check.flawed - check.flaws.size()) + " more");
            }
            throw new NotLoaded(check.flaws);
        }
        return new Checked(check.count, HexFormat.of().formatHex(check.digest.digest()));
    }

    @Override
    public void concept(long line, Concept concept) {
        count++;
        String written = concept.toString();
        digest.update(written.getBytes(StandardCharsets.UTF_8));
        if (written.indexOf('\0') >= 0) {
            flaw(line, "holds a character that cannot be kept");
        }
        if (concept.code().length() > LONGEST_CODE) {
            flaw(line, "the code is longer than " + LONGEST_CODE);
        }
        if (concept.display().length() > LONGEST_NAME
                || concept.names().stream().anyMatch(name -> name.value().length() > LONGEST_NAME)) {
            flaw(line, "a name is longer than " + LONGEST_NAME + ": " + concept.code());
        }
        Long before = lines.putIfAbsent(concept.code(), line);
        if (before != null) {
            flaw(line, "the code is on line " + before + " as well: " + concept.code());
        }
        if (!concept.parents().isEmpty()) {
            parents.put(concept.code(), concept.parents());
        }
    }

    @Override
    public void flaw(long line, String what) {
        flawed++;
        if (flaws.size() < MOST_TOLD) {
            flaws.add(line > 0 ? "line " + line + ": " + what : what);
        }
    }

    private void checkParents() {
        parents.forEach((code, above) -> above.stream()
                .filter(parent -> !lines.containsKey(parent))
                .forEach(parent -> flaw(lineOf(code), "what " + code + " stands below is not in the file: " + parent)));
        inCircles().forEach(code -> flaw(lineOf(code), "stands below itself: " + code));
    }

    /** What is left when everything is taken away that stands below nothing that is left: Kahn's way, upside down. */
    private List<String> inCircles() {
        Map<String, Integer> left = new HashMap<>();
        Map<String, List<String>> children = new HashMap<>();
        parents.forEach((code, above) -> {
            left.put(code, above.size());
            above.forEach(parent ->
                    children.computeIfAbsent(parent, _ -> new ArrayList<>(2)).add(code));
        });
        var free = new ArrayDeque<String>();
        lines.keySet().stream().filter(code -> !left.containsKey(code)).forEach(free::add);
        while (!free.isEmpty()) {
            for (String child : children.getOrDefault(free.poll(), List.of())) {
                if (left.merge(child, -1, Integer::sum) == 0) {
                    left.remove(child);
                    free.add(child);
                }
            }
        }
        return left.keySet().stream().sorted().toList();
    }

    private long lineOf(String code) {
        return lines.getOrDefault(code, 0L);
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
