package no.samtykke.e2e.protocol;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;

/**
 * A browser without eyes: keeps cookies and goes where it is sent, and can do what no page offers. It stops where an
 * app takes over.
 */
final class Visitor {

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private URI at = URI.create("about:blank");

    /** Where it is, or was sent to last. */
    URI at() {
        return at;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Opens an address and follows every redirect, but none to an app. */
    Reply open(URI address) {
        return follow(send("GET", address, Form.NOTHING));
    }

    /** Sends one request, and goes nowhere. */
    Reply send(String method, URI address, Form form) {
        at = address;
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "text/html");
        if (!cookies.isEmpty()) {
            headers.put(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (method.equals("GET")) {
            return keepCookies(Http.get(address, headers));
        }
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return keepCookies(Http.post(address, headers, form.encoded()));
    }

    /** Sends a form of the page it is at, which leads to the same address without its query, and follows. */
    Reply submit(Form form) {
        return follow(send("POST", URI.create(at.toString().replaceFirst("\\?.*", "")), form));
    }

    private Reply follow(Reply first) {
        var reply = first;
        for (var next = target(reply); next.filter(this::isOurs).isPresent(); next = target(reply)) {
            reply = send("GET", next.get(), Form.NOTHING);
        }
        return reply;
    }

    /** Apps are on 127.0.0.1, our servers and the stand-ins on localhost. */
    private boolean isOurs(URI address) {
        return address.getHost().equals("localhost");
    }

    private Optional<URI> target(Reply reply) {
        return reply.header("Location").map(at::resolve);
    }

    private Reply keepCookies(Reply reply) {
        reply.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Set-Cookie"))
                .flatMap(header -> header.getValue().stream())
                .forEach(this::keep);
        return reply;
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';'));
        var name = pair.substring(0, pair.indexOf('='));
        var value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
