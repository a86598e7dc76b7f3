package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageDetailsTest {

    private static final UsageDetails LOAD =
            new UsageDetails("create", List.of("Observation/2", "Condition/1", "Observation/2"), "983658725", null);

    @Test
    void the_canonical_form_has_one_order_and_no_white_space() {
        assertThat(LOAD.canonical())
                .isEqualTo("{\"interaction\":\"create\",\"organisation\":\"983658725\","
                        + "\"resources\":[\"Condition/1\",\"Observation/2\"]}");
    }

    @Test
    void the_digest_is_that_of_the_form_whatever_the_order_it_was_told_in() {
        var same = new UsageDetails("create", List.of("Condition/1"), "983658725", null)
                .and(new UsageDetails("create", List.of("Observation/2"), "983658725", null));

        assertThat(same.digest()).isEqualTo(LOAD.digest());
        assertThat(HexFormat.of().formatHex(LOAD.digest()))
                .isEqualTo("6549f46fb3e553683991f83ec1e34ffb1b467c73d9c62d181c6a1f06066a115b");
    }
}
