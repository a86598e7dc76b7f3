package no.samtykke.sandbox.sources;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no.samtykke.sandbox.loopback.HashedLog;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.people.PeopleFile;

/** All stand-ins, each a server of its own. */
public final class SourceStandIns implements AutoCloseable {

    private final List<LoopbackServer> servers = new ArrayList<>();

    private SourceStandIns() {}

    /** @param optedOut whether a person, by her number, wants no summary care record */
    public static SourceStandIns start(SourcesSettings settings, Clock clock, Predicate<String> optedOut)
            throws IOException {
        var all = new SourceStandIns();
        for (var server : settings.servers()) {
            var standIn = new StandIn(
                    server,
                    contentOf(server.id(), optedOut),
                    server.id().equals("helse-vest"),
                    new PeopleFile(settings.people()),
                    new ClientCheck(keys(settings), clock),
                    new HashedLog(settings.logs().resolve(server.id() + ".ndjson"), settings.logKey()),
                    clock);
            all.servers.add(LoopbackServer.start(server.port(), standIn::answer));
        }
        return all;
    }

    @Override
    public void close() {
        servers.forEach(LoopbackServer::close);
    }

    private static Content contentOf(String id, Predicate<String> optedOut) {
        return switch (id) {
            case "helse-vest" -> new HospitalContent("Helse Vest (syntetisk)");
            case "helse-nord" -> new HospitalContent("Helse Nord (syntetisk)");
            case "reseptformidleren" -> RegisterContents.prescriptions();
            case "folkeregisteret" -> RegisterContents.population();
            case "krr" -> RegisterContents.contacts();
            case "fastlegeregisteret" -> RegisterContents.generalPractitioners();
            case "kjernejournal" -> new KjernejournalContent(optedOut);
            default -> throw new IllegalArgumentException("no source is called " + id);
        };
    }

    private static JWKSet keys(SourcesSettings settings) {
        try {
            return JWKSet.parse(settings.clientKeys().toString());
        } catch (ParseException unreadable) {
            throw new IllegalArgumentException("the client keys cannot be read");
        }
    }
}
