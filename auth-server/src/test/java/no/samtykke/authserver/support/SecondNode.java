package no.samtykke.authserver.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.samtykke.authserver.AuthServer;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Another auth-server on the database of the running one, with the same settings: a process that may be killed. */
public final class SecondNode implements AutoCloseable {

    private static final long SECONDS_TO_START = 180;

    private final int port = Neighbourhood.freePort();
    private final Process process;

    public SecondNode(ConfigurableEnvironment first) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AuthServer.class.getName()));
        settings(first).filter(setting -> !setting.startsWith("--server.port=")).forEach(command::add);
        command.add("--server.port=" + port);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/second-node.log"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    public String address() {
        return "http://localhost:" + port;
    }

    /** Ends it as {@code kill -9} does: nothing is flushed, nothing is closed. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(20_000);
    }

    @Override
    public void close() {
        kill();
    }

    private static Stream<String> settings(ConfigurableEnvironment first) {
        return first.getPropertySources().stream()
                .filter(source -> source.getName().contains("Dynamic"))
                .filter(EnumerablePropertySource.class::isInstance)
                .map(source -> (EnumerablePropertySource<?>) source)
                .flatMap(source ->
                        Stream.of(source.getPropertyNames()).map(name -> "--" + name + "=" + source.getProperty(name)));
    }

    private void awaitReady() {
        var latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!isReady()) {
            if (awaitEnd(200) || System.nanoTime() > latest) {
                kill();
                throw new IllegalStateException("The second node did not start; target/second-node.log says why");
            }
        }
    }

    private boolean isReady() {
        try {
            return Http.get(address() + "/actuator/health/readiness").statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private boolean awaitEnd(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
