package no.samtykke.sandbox.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What may be chosen when the sandbox is started, as system properties.
 *
 * @param data {@code sandbox.data}: the folder everything is kept in; {@code target/data} beside the jar
 * @param reset {@code sandbox.reset}: begin anew; said without a value it means yes
 * @param synthea {@code sandbox.synthea}: folder of transaction bundles; {@code shared/data/synthea} beside the
 *     repository
 * @param origin {@code sandbox.origin}: where the browser app that you are making is served from; nothing of ours
 *     listens there
 * @param ports {@code sandbox.port.postgres|idporten|register|auth|fhir|app|sources|hospitals}; 0 takes any free port
 * @param authServer {@code sandbox.jar.auth}
 * @param fhirServer {@code sandbox.jar.fhir}
 * @param ownJar the jar the stand-ins are started from
 * @param stopWithParent {@code sandbox.stop-with-parent}: stop when the process that started us is gone
 */
record SandboxSettings(
        Path data,
        boolean reset,
        Path synthea,
        String origin,
        Ports ports,
        Path authServer,
        Path fhirServer,
        Path ownJar,
        boolean stopWithParent) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    static SandboxSettings from(Properties properties) {
        Path jar = runningJar();
        Path target = jar.resolveSibling("");
        Path repository = target.resolve("../..").normalize();
        return new SandboxSettings(
                path(properties, "sandbox.data").orElse(target.resolve("data")),
                isOn(properties, "sandbox.reset"),
                path(properties, "sandbox.synthea").orElse(repository.resolveSibling("shared/data/synthea")),
                text(properties, "sandbox.origin").orElse("http://127.0.0.1:9050"),
                Ports.from(properties),
                path(properties, "sandbox.jar.auth").orElse(server(repository, "auth-server")),
                path(properties, "sandbox.jar.fhir").orElse(server(repository, "fhir-server")),
                jar,
                isOn(properties, "sandbox.stop-with-parent"));
    }

    private static Path server(Path repository, String module) {
        return repository.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
    }

    private static boolean isOn(Properties properties, String name) {
        String value = properties.getProperty(name, "false");
        return value.isEmpty() || value.equals("true");
    }

    private static Optional<Path> path(Properties properties, String name) {
        return text(properties, name)
                .map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    private static Optional<String> text(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static Path runningJar() {
        try {
            return Path.of(SandboxSettings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
