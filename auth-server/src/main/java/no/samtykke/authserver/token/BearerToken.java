package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The token that a request carries in its header, and nowhere else (RFC 6750, 2.1). */
public final class BearerToken {

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/-]+=*)");

    private BearerToken() {}

    /** @throws BearerRefused when there is none */
    public static String of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw BearerRefused.withoutToken();
        }
        var bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            throw BearerRefused.invalidToken();
        }
        return bearer.group(1);
    }
}
