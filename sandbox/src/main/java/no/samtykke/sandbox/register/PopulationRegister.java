package no.samtykke.sandbox.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import no.samtykke.sandbox.kjernejournal.KjernejournalApi;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.loopback.ParentWatch;
import no.samtykke.sandbox.sources.SourceStandIns;

/**
 * Starts the stand-in as a process of its own; the one argument is the path of its settings. Those who have something
 * of citizens live beside it, each on a port of its own, since another process would cost more than they do.
 */
public final class PopulationRegister {

    private PopulationRegister() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Json.MAPPER.readValue(Path.of(arguments[0]).toFile(), RegisterSettings.class);
        var register = new RegisterApi(settings, Clock.systemUTC());
        var kjernejournal = new KjernejournalApi(Clock.systemUTC());
        try (var sources = SourceStandIns.start(settings.sources(), Clock.systemUTC(), kjernejournal::hasOptedOut);
                var server = LoopbackServer.start(
                        settings.port(),
                        request -> request.path().startsWith(KjernejournalApi.PATH)
                                ? kjernejournal.answer(request)
                                : register.answer(request))) {
            System.out.println("Population register stand-in answers on port " + server.port());
            ParentWatch.waitForTheEnd();
        }
    }
}
