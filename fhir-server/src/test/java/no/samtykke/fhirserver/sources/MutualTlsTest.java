package no.samtykke.fhirserver.sources;

import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.document;
import static no.samtykke.fhirserver.sources.Room.whyOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import no.samtykke.fhirserver.SelfSigned;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

/** A source that wants to see our certificate, and whose own must be one that is trusted. */
class MutualTlsTest {

    private static StandIn standIn;
    private static SslBundle both;
    private static SslBundle withoutKey;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var theirs = SelfSigned.made(folder.resolve("theirs.p12"));
        var ours = SelfSigned.made(folder.resolve("ours.p12"));
        both = SelfSigned.bundle(ours, theirs);
        withoutKey = SelfSigned.withoutKey(theirs);
        var server = SelfSigned.demandingServer(SelfSigned.bundle(theirs, ours));
        standIn = new StandIn("helse-vest", "https", server);
        standIn.has(ANNA, document("one"));
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @Test
    void both_show_who_they_are() throws Exception {
        try (var room = room(both)) {
            assertThat(room.search()).containsExactly("one");
        }
    }

    @Test
    void one_that_shows_no_certificate_gets_nothing() throws IOException {
        try (var room = room(withoutKey)) {
            assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        }
    }

    @Test
    void a_source_that_nobody_vouches_for_is_told_nothing() throws IOException {
        int before = standIn.tokenRequests().size();
        try (var room = Room.of(Map.of(), standIn)) {
            assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        }
        assertThat(standIn.tokenRequests()).hasSize(before);
    }

    private static Room room(SslBundle bundle) {
        return Room.of(new DefaultSslBundleRegistry("mutual", bundle), Map.of("list[0].ssl-bundle", "mutual"), standIn);
    }
}
