package no.samtykke.e2e.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The sandbox's launcher as a process. */
record SandboxProcess(Process launcher, Path data, Path output) {

    private static final int SECONDS_TO_START = 360;
    private static final int SECONDS_TO_STOP = 40;

    /** Where a sandbox that runs already keeps its data: it is used, and left running. For work on the tests. */
    static Optional<Path> running() {
        return Optional.ofNullable(System.getProperty("e2e.data")).map(Path::of);
    }

    static SandboxProcess start(Path data) {
        var jar = Path.of("..", "sandbox", "target", "sandbox-0.1.0-SNAPSHOT.jar")
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not built; run ./mvnw verify at the root");
        }
        var command = new ArrayList<>(List.of("-Dsandbox.data=" + data, "-Dsandbox.reset"));
        command.add("-Dsandbox.stop-with-parent=true");
        for (var port : List.of("postgres", "idporten", "register", "auth", "fhir", "app", "sources", "hospitals")) {
            command.add("-Dsandbox.port." + port + "=0");
        }
        command.add("-Dsandbox.origin=http://127.0.0.1:" + FreePort.find());
        command.addAll(List.of("-jar", jar.toString()));
        var output = data.resolveSibling("sandbox.log");
        return new SandboxProcess(JavaProcess.start(command, output), data, output);
    }

    void awaitReady() {
        var ready = data.resolve("ready.json");
        var latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!Files.exists(ready) || ready.toFile().length() == 0) {
            if (ended() || System.nanoTime() > latest) {
                stop();
                throw new IllegalStateException("The sandbox did not start:\n" + log());
            }
        }
    }

    /** Waits a moment for the launcher's end, which should not come. */
    private boolean ended() {
        try {
            return launcher.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String log() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(no log at " + output + ")";
        }
    }
}
