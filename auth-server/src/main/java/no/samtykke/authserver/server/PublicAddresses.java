package no.samtykke.authserver.server;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of hosts that others have named, and knows only those in the open internet. An HTTP client that
 * resolves by this connects to the very addresses that were judged here: a name cannot answer one thing to the judge
 * and another to the caller.
 *
 * <p>One internal address among several spoils them all.
 */
public final class PublicAddresses implements DnsResolver {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|0[xX].*|\\[.*]|.*:.*");

    private final DnsResolver names;

    public PublicAddresses(DnsResolver names) {
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (addresses == null
                || addresses.length == 0
                || !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("No public address");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Whether the name alone says that it leads inside: an early word to whoever registers it, not the guard. */
    public static boolean isKnownInternal(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return LITERAL.matcher(name).matches()
                || !name.contains(".")
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal");
    }

    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special
                && switch (address) {
                    case Inet4Address four -> isPublic(four.getAddress());
                    case Inet6Address six -> isGlobalUnicast(six.getAddress());
                    default -> false;
                };
    }

    /** What IANA lists as not globally reachable, beyond what Java knows of. */
    private static boolean isPublic(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        int third = four[2] & 0xff;
        return first != 0
                && first < 224
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /**
     * 2000::/3 and no more, which leaves out ULA, IPv4-mapped and NAT64 addresses; of it not Teredo and the like
     * (2001::/23), documentation (2001:db8::/32) and 6to4 (2002::/16), which carry other addresses in them.
     */
    private static boolean isGlobalUnicast(byte[] six) {
        int first = (six[0] & 0xff) << 8 | (six[1] & 0xff);
        int second = (six[2] & 0xff) << 8 | (six[3] & 0xff);
        return first >> 13 == 1
                && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
                && first != 0x2002
                && first != 0x3fff;
    }
}
