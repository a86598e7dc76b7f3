package no.samtykke.sandbox.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import no.samtykke.sandbox.kjernejournal.KjernejournalApi;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.loopback.ParentWatch;

/**
 * Starts the stand-in as a process of its own; the one argument is the path of its settings. The source of the summary
 * care record lives beside it, since another process would cost more than it does.
 */
public final class PopulationRegister {

    private PopulationRegister() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Json.MAPPER.readValue(Path.of(arguments[0]).toFile(), RegisterSettings.class);
        var register = new RegisterApi(settings, Clock.systemUTC());
        var kjernejournal = new KjernejournalApi(Clock.systemUTC());
        try (var server = LoopbackServer.start(
                settings.port(),
                request -> request.path().startsWith(KjernejournalApi.PATH)
                        ? kjernejournal.answer(request)
                        : register.answer(request))) {
            System.out.println("Population register stand-in answers on port " + server.port());
            ParentWatch.waitForTheEnd();
        }
    }
}
