package no.samtykke.e2e.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that servers and tests have written under the {@code target} of every module: what a test run printed, the logs
 * of servers, stand-ins and PostgreSQL, and the error answers that were kept.
 *
 * @param reactor the folder of the parent
 */
record Outputs(Path reactor) {

    private static final Set<String> NOT_WRITTEN_BY_A_RUN = Set.of(
            "classes",
            "test-classes",
            "lib",
            "postgres",
            "lucene",
            "generated-sources",
            "generated-test-sources",
            "maven-status",
            "node_modules",
            "screenshots");

    /**
     * What the sandbox says at the terminal: for whom it has log-ins, which nobody could choose without their names.
     */
    private static final String INVITATION = "sandbox.log";

    private static final List<String> KINDS = List.of("-output.txt", ".log", ".out", ".jsonl", "-errors.txt");

    /** Where something stands, and of what kind it is: not what it is, since reports are read by many. */
    record Leak(Path file, int line, String what) {

        @Override
        public String toString() {
            return file + ":" + line + " holds " + what;
        }
    }

    List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (var modules = Files.list(reactor)) {
            for (var target : modules.map(module -> module.resolve("target"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                Files.walkFileTree(target, new Collector(files));
            }
        }
        return files;
    }

    List<Leak> leaks(Personal personal) throws IOException {
        return files().stream()
                .flatMap(file -> leaks(
                        file, file.getFileName().toString().equals(INVITATION) ? personal.withoutNames() : personal))
                .toList();
    }

    private Stream<Leak> leaks(Path file, Personal personal) {
        var found = new ArrayList<Leak>();
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            int number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                var what = personal.in(line);
                if (what.isPresent()) {
                    found.add(new Leak(reactor.relativize(file), number, what.get()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {

        private final List<Path> files;

        Collector(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_WRITTEN_BY_A_RUN.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (KINDS.stream().anyMatch(file.getFileName().toString()::endsWith)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
