package no.samtykke.sandbox.hospital;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.loopback.ParentWatch;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.smart.BackendToken;
import no.samtykke.sandbox.smart.SystemClient;
import no.samtykke.sandbox.smart.Web;

/** Starts the stand-in as a process of its own; the one argument is the path of its settings. */
public final class Hospital implements AutoCloseable {

    /** Many settings are registered in one request. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HospitalRegister register;
    private final Following following;
    private final Bringing bringing;
    private final LoopbackServer server;

    private Hospital(HospitalSettings settings, Clock clock) throws IOException {
        var client = new SystemClient(settings.fhirBase(), settings.id(), key(settings), settings.scope());
        var web = new Web(PATIENCE);
        var samtykke = new Samtykke(client, web, new BackendToken(client, web, clock));
        this.register = HospitalRegister.open(settings.journal());
        this.following = new Following(settings, samtykke, register, clock);
        this.bringing = new Bringing(samtykke, register, following::soon, clock);
        var site = new HospitalSite(
                settings,
                register,
                following,
                bringing,
                new Notifications(register, clock),
                new Deciding(samtykke),
                new Export(samtykke, register, settings.organisation()),
                new PeopleFile(settings.people()));
        this.server = LoopbackServer.start(settings.port(), site::answer);
        following.soon();
        bringing.soon();
    }

    static Hospital start(HospitalSettings settings, Clock clock) throws IOException {
        return new Hospital(settings, clock);
    }

    public static void main(String[] arguments) throws IOException {
        var settings = Json.MAPPER.readValue(Path.of(arguments[0]).toFile(), HospitalSettings.class);
        try (var hospital = start(settings, Clock.systemUTC())) {
            System.out.println(settings.id() + " answers on port " + hospital.port());
            ParentWatch.waitForTheEnd();
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
        following.close();
        bringing.close();
        register.close();
    }

    private static ECKey key(HospitalSettings settings) {
        try {
            return ECKey.parse(settings.privateJwk().toString());
        } catch (ParseException e) {
            throw new IllegalArgumentException("the key of the hospital cannot be read", e);
        }
    }
}
