package no.samtykke.authserver.support;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that follows nothing by itself, and shows its cookies to each node of the same server. */
public final class CarriedCookies {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Map<String, String> cookies = new TreeMap<>();
    private HttpResponse<String> last;

    @SuppressWarnings("NullAway.Init")
    public CarriedCookies() {}

    public CarriedCookies get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    /** Submits the form of the page it is at to that address. */
    public CarriedCookies submit(String address, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", first(FORM_TOKEN));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Request.form(form))));
    }

    /** Where it was sent on to. */
    public String next() {
        return last.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(last.statusCode() + " " + last.body()));
    }

    /** The value of the input whose label begins with this text. */
    public String valueBefore(String text) {
        return first(Pattern.compile("value=\"([^\"]+)\">\\s*<label[^>]*>\\s*<span[^>]*>" + Pattern.quote(text)));
    }

    private String first(Pattern pattern) {
        var found = pattern.matcher(last.body());
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " on " + last.body());
        }
        return found.group(1);
    }

    private CarriedCookies send(HttpRequest.Builder request) {
        request.header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        last = Http.send(request.build());
        last.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        return this;
    }
}
