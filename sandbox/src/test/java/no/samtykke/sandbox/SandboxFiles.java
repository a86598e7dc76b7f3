package no.samtykke.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.people.SyntheticPeople;

/** Files as the launcher writes them, for tests of one stand-in. */
public final class SandboxFiles {

    private SandboxFiles() {}

    public static PeopleFile people(Path folder) {
        var file = new PeopleFile(folder.resolve("people.json"));
        file.write(SyntheticPeople.generate(Clock.systemUTC(), List.of()));
        return file;
    }

    public static String pid(PeopleFile file, String id) {
        People people = file.read();
        return people.byId(id).pid();
    }

    public static JsonNode json(String text) throws IOException {
        return Json.MAPPER.readTree(text);
    }
}
