package no.samtykke.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.client.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAreFetchedWhereTheyMayBeTest extends PublishedKeys {

    @ParameterizedTest(name = "the name leads to {0}")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "192.168.0.1",
                "::1",
                "::ffff:127.0.0.1",
                "fd00::1",
                "fe80::1",
                "224.0.0.1"
            })
    void an_address_that_others_named_leads_outside_or_nowhere(String address) {
        names.answer = address;

        refusesAt(new Proof.KeySet.At(named("keys.example"), true));
        assertThat(names.asked).contains("keys.example");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"127.0.0.1", "[::1]", "localhost", "127.1", "0x7f.1", "2130706433"})
    void nor_does_one_that_is_inside_by_its_name(String host) {
        refusesAt(new Proof.KeySet.At(named(host), true));
        assertThat(asked).isEmpty();
    }

    /** A name that first leads outside and then inside is asked once, and what was judged is what is called. */
    @Test
    void the_address_that_was_judged_is_the_one_that_is_called() {
        names.answer = "192.0.2.1";
        names.afterwards = "127.0.0.1";

        refusesAt(new Proof.KeySet.At(named("rebinding.example"), true));
        assertThat(names.asked).hasSize(1);
        assertThat(asked).isEmpty();
    }
}
