package no.samtykke.sandbox.idporten;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.regex.Pattern;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;
import no.samtykke.sandbox.people.PeopleFile;

/** Which address is answered by what. */
final class Provider {

    private static final Pattern CLIENT_KEYS = Pattern.compile("/clients/([a-z0-9-]+)/jwks\\.json");

    private final IdPortenSettings settings;
    private final Logins logins;
    private final Tokens tokens;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final LogoutEndpoint logout;

    Provider(IdPortenSettings settings, Clock clock) {
        this.settings = settings;
        this.logins = new Logins(new PeopleFile(settings.people()));
        this.tokens = new Tokens(settings, clock);
        var parties = new RelyingParties(settings.relyingParties());
        var grants = new Grants(clock);
        this.authorize = new AuthorizeEndpoint(settings.issuer(), parties, logins, grants, clock);
        this.token = new TokenEndpoint(settings.issuer(), parties, grants, tokens);
        this.logout = new LogoutEndpoint(parties, tokens);
    }

    Answer answer(Request request) {
        String base = URI.create(settings.issuer()).getPath();
        String path = request.path();
        if (path.startsWith(base + "/")) {
            return protocol(request, path.substring(base.length()));
        }
        if (!request.method().equals("GET")) {
            return notFound();
        }
        var clientKeys = CLIENT_KEYS.matcher(path);
        if (clientKeys.matches()) {
            return clientKeys(clientKeys.group(1));
        }
        return switch (path) {
            case "/" -> Answer.html(200, Pages.index(logins.all()));
            case "/sandbox.json" -> description();
            default -> notFound();
        };
    }

    private Answer protocol(Request request, String path) {
        return switch (request.method() + " " + path) {
            case "GET /.well-known/openid-configuration" -> Answer.json(200, Metadata.of(settings.issuer()));
            case "GET /jwks" -> Answer.json(200, new JWKSet(tokens.publicKey()).toJSONObject());
            case "GET /authorize" -> authorize.show(request);
            case "POST /authorize" -> authorize.choose(request);
            case "POST /token" -> token.answer(request);
            case "GET /logout", "POST /logout" -> logout.answer(request);
            default -> notFound();
        };
    }

    private Answer clientKeys(String clientId) {
        var keys = settings.clientKeys().get(clientId);
        return keys == null ? notFound() : Answer.json(200, keys);
    }

    private Answer description() {
        try {
            return Answer.json(200, Json.MAPPER.readTree(Files.readString(settings.description())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer notFound() {
        return Answer.of(404, "text/plain; charset=utf-8", "Nothing here.");
    }
}
