package no.samtykke.authserver.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.samtykke.authserver.server.PublicAddresses;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of one entry, each by its rule.
 *
 * @param place what stands before the name of a property when it is at fault: {@code samtykke.clients[0].}, or nothing
 */
record EntryTexts(String place) {

    /** Shown to people, so no character may hide or turn what stands beside it. */
    private static final Pattern SHOWN = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]{1,100}");

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_URI = 2000;

    ClientFault fault(String name, String problem) {
        return new ClientFault(place, name, problem);
    }

    String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw fault(name, "must be set");
        }
        return value;
    }

    String shown(String name, @Nullable String value) {
        if (!SHOWN.matcher(required(name, value)).matches()) {
            throw fault(name, "must be 1 to 100 visible characters");
        }
        return required(name, value);
    }

    /** A mail address or a page. */
    Optional<String> contact(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!MAIL.matcher(value).matches() && !isPage(value)) {
            throw fault("contact", "must be a mail address or an https address");
        }
        return Optional.of(value);
    }

    Optional<URI> https(String name, @Nullable String value) {
        var uri = uri(name, value);
        if (uri.filter(EntryTexts::isHttps).isEmpty() && uri.isPresent()) {
            throw fault(name, "must be https");
        }
        return uri;
    }

    /** An address that we are going to call, named by someone else than the operator. */
    Optional<URI> publicHttps(String name, @Nullable String value) {
        var uri = https(name, value);
        if (uri.map(URI::getHost).filter(PublicAddresses::isKnownInternal).isPresent()) {
            throw fault(name, "must be a public address");
        }
        return uri;
    }

    Optional<URI> httpsOrLoopback(String name, @Nullable String value) {
        var uri = uri(name, value);
        if (uri.filter(address -> isHttps(address) || isLoopback(address)).isEmpty() && uri.isPresent()) {
            throw fault(name, "must be https, or http on loopback");
        }
        return uri;
    }

    List<RedirectUri> redirects(String name, List<String> texts) {
        var uris = new ArrayList<RedirectUri>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                uris.add(RedirectUri.parse(texts.get(i)));
            } catch (IllegalArgumentException e) {
                throw fault(name + "[" + i + "]", String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(uris);
    }

    Set<String> origins(List<String> texts) {
        var origins = new HashSet<String>();
        for (var origin : texts) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw fault("origins", "must be web origins such as https://app.example, without path");
            }
            origins.add(origin);
        }
        return Set.copyOf(origins);
    }

    List<Scope> scopes(List<String> texts, Scope.Level level) {
        var scopes = new ArrayList<Scope>();
        for (int i = 0; i < texts.size(); i++) {
            var name = "scopes[" + i + "]";
            var scope = Scope.parse(texts.get(i)).orElseThrow(() -> fault(name, "is not a scope that can be granted"));
            if (!fits(scope, level)) {
                throw fault(name, "does not fit the kind of client");
            }
            scopes.add(scope);
        }
        return List.copyOf(scopes);
    }

    /** A citizen's app never speaks for a system, and a system has no person to log in. */
    private static boolean fits(Scope scope, Scope.Level level) {
        return level == Scope.Level.SYSTEM ? scope.fitsSystem() : scope.fitsCitizenApp();
    }

    private Optional<URI> uri(String name, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            var uri = new URI(value);
            boolean whole = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (whole && value.length() <= LONGEST_URI) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            throw fault(name, "is not a URI");
        }
        throw fault(name, "must be absolute, without fragment and user");
    }

    private boolean isPage(String value) {
        try {
            return https("contact", value).isPresent();
        } catch (ClientFault e) {
            return false;
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }
}
