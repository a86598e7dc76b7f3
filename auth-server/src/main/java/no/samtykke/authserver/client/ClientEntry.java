package no.samtykke.authserver.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of the settings, read strictly: a fault names the setting and stops the start. */
record ClientEntry(String setting, ClientProperties.Entry entry) {

    /** Our own name towards the fhir-server; a client of that name could be taken for us. */
    static final String RESERVED_ID = "samtykke-auth-server";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

    Client toClient() {
        var kind = required("kind", entry.kind());
        return switch (kind) {
            case "public" -> citizenApp();
            case "backend" -> backendSystem();
            default -> throw fault("kind", "must be public or backend");
        };
    }

    private Client citizenApp() {
        if (entry.redirectUris().isEmpty()) {
            throw fault("redirect-uris", "must name at least one URI");
        }
        return new Client.CitizenApp(
                id(),
                about(),
                new Proof.None(),
                uris("redirect-uris", entry.redirectUris()),
                uris("post-logout-redirect-uris", entry.postLogoutRedirectUris()),
                scopes(Scope.Level.PATIENT),
                origins(),
                false,
                Optional.empty(),
                Optional.empty(),
                Client.Demands.NONE);
    }

    private Client backendSystem() {
        return new Client.BackendSystem(
                id(),
                about(),
                new Proof.Keys(new Proof.KeySet.At(jwksUri())),
                scopes(Scope.Level.SYSTEM),
                Client.Demands.NONE);
    }

    private Client.About about() {
        return Client.About.of(required("name", entry.name()), required("controller", entry.controller()));
    }

    private String id() {
        var id = required("client-id", entry.clientId());
        if (!ID.matcher(id).matches() || RESERVED_ID.equals(id)) {
            throw fault("client-id", "must be 1 to 100 of A-Z a-z 0-9 . _ - and not " + RESERVED_ID);
        }
        return id;
    }

    private GrantableScopes scopes(Scope.Level level) {
        var scopes = new ArrayList<Scope>();
        for (int i = 0; i < entry.scopes().size(); i++) {
            var name = "scopes[" + i + "]";
            var scope = Scope.parse(entry.scopes().get(i))
                    .orElseThrow(() -> fault(name, "is not a scope that can be granted"));
            if (!fits(scope, level)) {
                throw fault(name, "does not fit the kind of client");
            }
            scopes.add(scope);
        }
        if (scopes.isEmpty()) {
            throw fault("scopes", "must name at least one scope");
        }
        return new GrantableScopes(scopes);
    }

    /** A citizen's app never speaks for a system, and a system has no person to log in. */
    private static boolean fits(Scope scope, Scope.Level level) {
        return switch (scope) {
            case Scope.Named named -> named.isOurOwn() == (level == Scope.Level.SYSTEM);
            case Scope.OnResources resources -> resources.level() == level;
        };
    }

    private List<RedirectUri> uris(String name, List<String> texts) {
        var uris = new ArrayList<RedirectUri>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                uris.add(RedirectUri.parse(texts.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(setting + "." + name + "[" + i + "] " + e.getMessage(), e);
            }
        }
        return List.copyOf(uris);
    }

    private URI jwksUri() {
        var uri = URI.create(required("jwks-uri", entry.jwksUri()));
        boolean loopback = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
            throw fault("jwks-uri", "must be https, or http on loopback");
        }
        return uri;
    }

    private Set<String> origins() {
        var origins = new HashSet<String>();
        for (var origin : entry.origins()) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw fault("origins", "must be web origins such as https://app.example, without path");
            }
            origins.add(origin);
        }
        return Set.copyOf(origins);
    }

    private String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw fault(name, "must be set");
        }
        return value;
    }

    private IllegalArgumentException fault(String name, String problem) {
        return new IllegalArgumentException(setting + "." + name + " " + problem);
    }
}
