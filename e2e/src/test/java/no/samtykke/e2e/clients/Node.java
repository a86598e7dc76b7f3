package no.samtykke.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Node.js and the libraries that the apps in {@code src/test/node} use. They are installed by their lock file into
 * {@code target/node}, and anew only when the lock file has changed.
 *
 * <p>Where there is no Node, or no registry to install from, the tests are skipped and say so. With {@code CI=true} a
 * Node that cannot install is a failure.
 */
final class Node {

    private static final Path APPS = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "node").toAbsolutePath();
    private static final Path LOCK = HOME.resolve("package-lock.json");
    private static final Path INSTALLED = HOME.resolve("installed.json");
    private static final Pattern NEW_ENOUGH = Pattern.compile("v(2[0-9]|[3-9][0-9])\\..*");
    private static final String NPM = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";

    private static final Optional<String> OBSTACLE = prepare();

    private Node() {}

    /** Skips the test where Node's libraries cannot be had. */
    static void require() {
        OBSTACLE.ifPresent(Assumptions::abort);
    }

    /** A file of a library or of an app, as installed. */
    static Path file(String path) {
        return HOME.resolve(path);
    }

    /** Starts an app of {@code src/test/node}. */
    static NodeApp start(String app, String... arguments) {
        return start(app, Map.of(), arguments);
    }

    /** @param secrets what it is told by its environment, and not on its command line */
    static NodeApp start(String app, Map<String, String> secrets, String... arguments) {
        require();
        var command = new ArrayList<>(List.of("node", app));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
            builder.environment().putAll(secrets);
            return new NodeApp(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> prepare() {
        try {
            var obstacle = missing();
            if (obstacle.isEmpty()) {
                copyApps();
                obstacle = install();
            }
            obstacle.ifPresent(text -> System.out.println(
                    "Not tested: openid-client, oauth4webapi, fhirclient, fhir-kit-client. " + text));
            return obstacle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> missing() {
        try {
            var version = run(List.of("node", "--version"), Path.of("."));
            run(List.of(NPM, "--version"), Path.of("."));
            return NEW_ENOUGH.matcher(version.strip()).matches()
                    ? Optional.empty()
                    : Optional.of("Node is too old: 20 or newer is needed.");
        } catch (IOException e) {
            return Optional.of("Node and npm are not found: install Node 20 or newer to run these apps too.");
        }
    }

    private static void copyApps() throws IOException {
        try (var sources = Files.walk(APPS)) {
            for (var source : (Iterable<Path>) sources.filter(Files::isRegularFile)::iterator) {
                var copy = HOME.resolve(APPS.relativize(source).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(source));
            }
        }
    }

    private static Optional<String> install() throws IOException {
        if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, LOCK) < 0) {
            return Optional.empty();
        }
        try {
            run(List.of(NPM, "ci"), HOME);
            Files.write(INSTALLED, Files.readAllBytes(LOCK));
            return Optional.empty();
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw e;
            }
            return Optional.of("npm cannot install them: " + e.getMessage());
        }
    }

    private static String run(List<String> command, Path folder) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
