package no.samtykke.sandbox.launcher;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.LoopbackServer;

/** Stands where a real server would: reads its port from the settings the launcher wrote, and is always ready. */
final class FakeServer {

    private FakeServer() {}

    public static void main(String[] arguments) throws Exception {
        var location = arguments[0].substring(arguments[0].indexOf('=') + 1);
        var settings = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of(URI.create(location)).resolve("application.properties"))) {
            settings.load(reader);
        }
        LoopbackServer.start(
                Integer.parseInt(settings.getProperty("server.port")),
                request -> request.path().startsWith("/actuator")
                        ? Answer.of(200, "text/plain", "up")
                        : Answer.of(404, "text/plain", "only a fake"));
        new CountDownLatch(1).await();
    }

    /** A server that gives up. */
    static final class Broken {

        private Broken() {}

        public static void main(String[] arguments) {
            System.out.println("the disk is on fire");
            System.exit(3);
        }
    }

    /** A jar that runs {@code main}, as a server's does, with the classes of this test. */
    static Path jar(Path file, Class<?> main) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.finish();
        }
        return file;
    }

    private static String classPath() {
        var urls = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.append(Path.of(entry).toUri()).append(' ');
        }
        return urls.toString();
    }
}
