package no.samtykke.authserver.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ALimitIsNeitherOffNorBoundlessTest {

    @ParameterizedTest
    @CsvSource({
        "0, 500, 100, samtykke.limits.requests",
        "1000, -1, 100, samtykke.limits.failures",
        "1000, 500, 1000001, samtykke.limits.failures-of-client"
    })
    void or_the_start_stops_and_names_it(int requests, int failures, int failuresOfClient, String setting) {
        assertThatThrownBy(() -> new LimitProperties(requests, failures, failuresOfClient))
                .hasMessageStartingWith(setting + " must be");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 20010db800010002", "2001:db8:1:2::, 20010db800010002"})
    void an_address_stands_for_one_subscriber(String address, String counted) {
        assertThat(Sender.addressOf(address)).isEqualTo(counted);
    }

    @Test
    void what_is_no_address_is_counted_as_it_is() {
        assertThat(Sender.addressOf("not:an:address")).isEqualTo("not:an:address");
    }
}
