package no.samtykke.authserver.launch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.stereotype.Component;

/** The way back to the app: its own redirect URI with the answer, its {@code state}, and who we are (RFC 9207). */
@Component
public class AppAnswer {

    private final ServerProperties server;

    AppAnswer(ServerProperties server) {
        this.server = server;
    }

    public URI code(AppRequest request, String code) {
        return answer(request.redirectUri(), request.state(), "code", code);
    }

    /** From the way to a page of ours she comes back to its beginning, where nothing is asked of her. */
    public URI error(AppRequest request, String error) {
        return request.isForOwnPage() ? server.at("/account") : error(request.redirectUri(), request.state(), error);
    }

    URI error(String redirectUri, Optional<String> state, String error) {
        return answer(redirectUri, state, "error", error);
    }

    private URI answer(String redirectUri, Optional<String> state, String name, String value) {
        var uri = new StringBuilder(redirectUri)
                .append(redirectUri.contains("?") ? '&' : '?')
                .append(name)
                .append('=')
                .append(encoded(value));
        state.ifPresent(text -> uri.append("&state=").append(encoded(text)));
        return URI.create(
                uri.append("&iss=").append(encoded(server.issuer().toString())).toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
