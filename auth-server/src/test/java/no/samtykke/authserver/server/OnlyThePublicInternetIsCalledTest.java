package no.samtykke.authserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlyThePublicInternetIsCalledTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.0.0.1, false",
        "100.63.255.255, true",
        "100.64.0.1, false",
        "100.127.255.254, false",
        "100.128.0.1, true",
        "127.0.0.1, false",
        "127.1.2.3, false",
        "169.254.169.254, false",
        "172.15.0.1, true",
        "172.16.0.1, false",
        "172.31.255.254, false",
        "172.32.0.1, true",
        "192.0.0.8, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "8.8.8.8, true",
        "::, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "fc00::1, false",
        "fd12:3456::1, false",
        "fe80::1, false",
        "fec0::1, false",
        "ff02::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:a00:1::1, false",
        "2a00:1450:400f::1, true"
    })
    void by_the_lists_of_iana(String address, boolean open) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isEqualTo(open);
    }

    @Test
    void one_internal_address_among_several_spoils_them_all() throws UnknownHostException {
        assertThat(resolved("8.8.8.8", "8.8.4.4")).hasSize(2);
        assertThatThrownBy(() -> resolved("8.8.8.8", "10.0.0.1")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> resolved()).isInstanceOf(UnknownHostException.class);
    }

    private static InetAddress[] resolved(String... addresses) throws UnknownHostException {
        return new PublicAddresses(new Names(List.of(addresses))).resolve("host.example");
    }

    private record Names(List<String> addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = new InetAddress[addresses.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses.get(i));
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
