package no.samtykke.ig.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The site as it is in the jar: whoever follows a link in it arrives. */
class SiteLinksTest {

    private static final Path SITE = Path.of("target/classes/ig-site");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("\\sid=\"([^\"]*)\"");

    @Test
    void everyLinkLeadsToAFileAndToAnAnchorInIt() throws IOException {
        Map<String, Set<String>> anchors = new HashMap<>();
        for (Path page : pages()) {
            anchors.put(page.getFileName().toString(), new HashSet<>(found(ANCHOR, page)));
        }
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (String link : found(LINK, page)) {
                if (!link.contains("://") && !leadsSomewhere(page, link, anchors)) {
                    broken.add(page.getFileName() + " -> " + link);
                }
            }
        }
        assertThat(anchors).hasSizeGreaterThan(200);
        assertThat(broken).isEmpty();
    }

    @Test
    void noAnchorIsTwiceOnAPage() throws IOException {
        for (Path page : pages()) {
            assertThat(found(ANCHOR, page)).as(page.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyPageIsReachedFromTheFirst() throws IOException {
        Set<String> reached = new HashSet<>(Set.of("index.html"));
        List<String> next = new ArrayList<>(reached);
        while (!next.isEmpty()) {
            for (String link : found(LINK, SITE.resolve(next.removeLast()))) {
                String file = link.replaceFirst("#.*", "");
                if (file.endsWith(".html") && !file.contains("://") && reached.add(file)) {
                    next.add(file);
                }
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(pages().stream()
                        .map(page -> page.getFileName().toString())
                        .toList());
    }

    @Test
    void noPageNeedsAScriptOrAStyleOfItsOwn() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContain("<script", "<style", " style=\"");
        }
    }

    private static boolean leadsSomewhere(Path page, String link, Map<String, Set<String>> anchors) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        String target = file.isEmpty() ? page.getFileName().toString() : file;
        if (!Files.isRegularFile(SITE.resolve(target))) {
            return false;
        }
        return hash < 0 || anchors.getOrDefault(target, Set.of()).contains(link.substring(hash + 1));
    }

    private static List<String> found(Pattern pattern, Path page) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(page));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
