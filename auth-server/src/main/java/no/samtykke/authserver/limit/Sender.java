package no.samtykke.authserver.limit;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Who sends a request, as far as it says so itself: nothing is believed, it is only counted.
 *
 * @param address an IPv4 address, or the first 64 bits of an IPv6 address, which one subscriber has to himself
 * @param client the id of the client it names; empty when it names none
 */
record Sender(String address, Optional<String> client) {

    private static final int PREFIX_BYTES = 8;

    static Sender of(HttpServletRequest request) {
        return new Sender(addressOf(request.getRemoteAddr()), clientOf(request));
    }

    static String addressOf(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static Optional<String> clientOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("client_id"))
                .or(() -> basic(request.getHeader(HttpHeaders.AUTHORIZATION)))
                .or(() -> issuer(request.getParameter("client_assertion")));
    }

    private static Optional<String> basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).trim());
            return Optional.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> issuer(@Nullable String assertion) {
        try {
            return assertion == null
                    ? Optional.empty()
                    : Optional.ofNullable(
                            JWTParser.parse(assertion).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
