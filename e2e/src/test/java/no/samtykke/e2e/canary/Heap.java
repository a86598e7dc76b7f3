package no.samtykke.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What is alive in the memory of a Java process after a collection of all garbage. */
public record Heap(ProcessHandle process) {

    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final Pattern USED = Pattern.compile(" used (\\d+)K");
    private static final int SECONDS_TO_DUMP = 60;

    /** Whether the canary is alive. What was dumped is then kept, for whoever looks for the cause. */
    public boolean holds(Canary canary) {
        var dump = dump();
        try {
            var place = place(dump, canary);
            if (place.isPresent()) {
                Files.move(dump, dump.resolveSibling("last-hit.hprof"), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(dump);
            }
            return place.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong place(Path dump, Canary canary) throws IOException {
        try (var stream = Files.newInputStream(dump)) {
            return new ByteSearch(canary.bytes()).in(stream);
        }
    }

    private Path dump() {
        var dump = Path.of("target", "canary", process.pid() + ".hprof").toAbsolutePath();
        run("GC.heap_dump", "-overwrite", dump.toString());
        return dump;
    }

    /** Bytes in use after a collection of all garbage. */
    public long bytesInUse() {
        run("GC.run");
        return USED.matcher(run("GC.heap_info").split("Metaspace")[0])
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)) * 1024)
                .sum();
    }

    private String run(String... command) {
        var whole = new ArrayList<>(List.of(JCMD.toString(), Long.toString(process.pid())));
        whole.addAll(List.of(command));
        try {
            Files.createDirectories(Path.of("target", "canary"));
            var jcmd = new ProcessBuilder(whole).redirectErrorStream(true).start();
            var output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jcmd.waitFor(SECONDS_TO_DUMP, TimeUnit.SECONDS) && jcmd.exitValue() == 0)
                    .as("%s: %s", whole, output)
                    .isTrue();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
