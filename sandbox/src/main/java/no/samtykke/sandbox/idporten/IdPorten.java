package no.samtykke.sandbox.idporten;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.loopback.ParentWatch;

/** Starts the stand-in as a process of its own; the one argument is the path of its settings. */
public final class IdPorten {

    private IdPorten() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Json.MAPPER.readValue(Path.of(arguments[0]).toFile(), IdPortenSettings.class);
        try (var server = LoopbackServer.start(settings.port(), new Provider(settings, Clock.systemUTC())::answer)) {
            System.out.println("ID-porten stand-in answers on port " + server.port());
            ParentWatch.waitForTheEnd();
        }
    }
}
