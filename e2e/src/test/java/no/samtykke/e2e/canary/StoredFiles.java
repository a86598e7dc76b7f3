package no.samtykke.e2e.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files beneath a folder, byte by byte: tables, indexes and write-ahead log of PostgreSQL, logs, indexes of Lucene,
 * what a server put aside. What a database compresses is not seen here, but in its {@link Rows}.
 *
 * @param since files last changed before that are passed over
 */
public record StoredFiles(Path folder, FileTime since) {

    /** What the tests write themselves; the repository may lie in the folder for temporary files. */
    private static final Path OF_THE_TESTS = Path.of("target").toAbsolutePath();

    public static StoredFiles all(Path folder) {
        return new StoredFiles(folder, FileTime.fromMillis(0));
    }

    /** The files that hold it, each with the first place. */
    public List<String> with(Canary canary) {
        var search = new ByteSearch(canary.bytes());
        var found = new ArrayList<String>();
        try {
            Files.walkFileTree(folder, new Visitor(search, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final ByteSearch search;
        private final List<String> found;

        Visitor(ByteSearch search, List<String> found) {
            this.search = search;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(OF_THE_TESTS) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(since) >= 0) {
                look(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private void look(Path file) throws IOException {
            try (var stream = Files.newInputStream(file)) {
                search.in(stream).ifPresent(place -> found.add(file + " at " + place));
            } catch (NoSuchFileException | AccessDeniedException e) {
                // It went away while we looked, or is nobody's business.
                return;
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
