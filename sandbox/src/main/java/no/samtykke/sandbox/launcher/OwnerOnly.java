package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner may open, where the file system knows owners. */
final class OwnerOnly {

    private OwnerOnly() {}

    static void directory(Path path) {
        try {
            Files.createDirectories(path);
            restrict(path, "rwx------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Restricted before the first byte is in it. */
    static void write(Path path, String content) {
        try {
            directory(path.resolveSibling(""));
            Files.deleteIfExists(path);
            Files.createFile(path);
            restrict(path, "rw-------");
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path path, String rights) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }
}
