package no.samtykke.authserver.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A registered redirect URI. Another URI matches when it is the same, character by character.
 *
 * <p>Only the port of a loopback address ({@code http://127.0.0.1} or {@code http://[::1]}) is free, because a native
 * app takes whatever port the machine gives it (RFC 8252, 7.3). The name {@code localhost} has no such freedom: it can
 * be made to point elsewhere.
 */
public final class RedirectUri {

    private static final Pattern LOOPBACK =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::[1-9][0-9]{0,4})?(/[\\x21-\\x7e&&[^#\\\\]]*)?");
    private static final Set<String> UNSAFE_SCHEMES =
            Set.of("javascript", "data", "file", "blob", "vbscript", "about", "view-source", "ws", "wss", "ftp");
    private static final int MAX_PORT = 65535;

    private final String registered;

    private RedirectUri(String registered) {
        this.registered = registered;
    }

    /** @throws IllegalArgumentException when a code sent there could be read by others, or the URI is malformed */
    public static RedirectUri parse(String text) {
        URI uri = uriOf(text);
        var scheme = uri.getScheme();
        if (scheme == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be absolute, without fragment and user");
        }
        boolean safe = switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> uri.getHost() != null;
            case "http" -> LOOPBACK.matcher(text).matches() || "localhost".equals(uri.getHost());
            default -> scheme.contains(".") && !UNSAFE_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
        };
        if (!safe) {
            throw new IllegalArgumentException(
                    "must be https, http on loopback, or a private-use scheme such as no.example.app");
        }
        return new RedirectUri(text);
    }

    public boolean matches(String uri) {
        if (registered.equals(uri)) {
            return true;
        }
        var here = LOOPBACK.matcher(registered);
        var there = LOOPBACK.matcher(uri);
        return here.matches()
                && there.matches()
                && hasRealPort(uri)
                && withoutPort(registered).equals(withoutPort(uri));
    }

    /** Whether a native app may use it: the name {@code localhost} can be made to point elsewhere (RFC 8252, 8.3). */
    boolean isForNative() {
        return !registered.startsWith("http:") || LOOPBACK.matcher(registered).matches();
    }

    private static String withoutPort(String loopback) {
        return LOOPBACK.matcher(loopback).replaceFirst("$1$2");
    }

    private static boolean hasRealPort(String loopback) {
        return uriOf(loopback).getPort() <= MAX_PORT;
    }

    private static URI uriOf(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URI", e);
        }
    }

    @Override
    public String toString() {
        return registered;
    }
}
