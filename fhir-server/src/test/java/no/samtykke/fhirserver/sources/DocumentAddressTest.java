package no.samtykke.fhirserver.sources;

import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.whyOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentAddressTest {

    private static final DocumentWish PLAIN = new DocumentWish(Optional.empty(), Optional.empty());

    private StandIn standIn;
    private Room room;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn("helse-vest");
        room = Room.of(Map.of(), standIn);
    }

    @AfterEach
    void stop() throws IOException {
        room.close();
        standIn.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/Binary/17",
                "../token",
                "Binary/../../token",
                "Binary/%2e%2e/17",
                "Binary//17",
                "Binary/./17",
                "Binary/17?a=b",
                "Binary/17#a",
                "Binary\\17",
                "http://localhost:1/fhir/Binary/17",
                "http://169.254.169.254/latest",
                "//other.example/Binary/17",
                "file:///etc/passwd",
                "BASE@other.example/Binary/17",
                "BASE.other.example/Binary/17",
                "BASE/../token",
                "Binary/17\r\nHost: other",
                "Binary/NUMBER"
            })
    void an_address_leads_beneath_the_base_or_nowhere(String address) {
        String written = address.replace("BASE", standIn.base().toString()).replace("NUMBER", ANNA.value());

        assertThat(whyOf(() -> room.connection.open(room.source(), written, Room.statement(), PLAIN)))
                .isEqualTo(Why.NONSENSE);
        assertThat(standIn.heard()).isEmpty();
        assertThat(standIn.tokenRequests()).isEmpty();
    }
}
