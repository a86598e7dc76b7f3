package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Reply;

/**
 * What a table expects of an answer: {@code page}, told to the person with status 400, since no app can be trusted with
 * it; {@code app CODE}, told to the app at its redirect URI; {@code STATUS CODE}, told in the answer itself; a
 * {@code STATUS} alone; or {@code 4xx}.
 */
record Expected(String where, String code) {

    private static final Pattern GIVEN = Pattern.compile("\"(access|refresh|id)_token\"|[?&]code=");
    private static final Pattern CHALLENGE_ERROR = Pattern.compile("error=\"([a-z_]+)\"");

    static Expected parse(String text) {
        var words = List.of(text.split(" ", -1));
        return new Expected(words.getFirst(), words.size() > 1 ? words.get(1) : "");
    }

    /**
     * @param redirectUri where the app is
     * @param issuer who must say so (RFC 9207)
     */
    void check(Draft sent, Reply reply, URI redirectUri, String issuer) {
        assertThat(GIVEN.matcher(reply.everything()).find())
                .as("nothing is given: %s", reply)
                .isFalse();
        assertThat(reply.everything()).as("nothing sent comes back").doesNotContain("evil", "canary");
        switch (where) {
            case "page" -> assertToldOnPage(reply);
            case "app" -> assertToldToApp(sent, reply, redirectUri, issuer);
            case "4xx" -> assertThat(reply.status()).as("%s", reply).isBetween(400, 499);
            default -> assertToldInAnswer(reply);
        }
    }

    private void assertToldOnPage(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Location")).isEmpty();
        assertThat(reply.header("Content-Type").orElse("")).startsWith("text/html");
    }

    private void assertToldToApp(Draft sent, Reply reply, URI redirectUri, String issuer) {
        var location = reply.header("Location").orElse("");
        assertThat(reply.status()).as(reply.body()).isIn(302, 303);
        assertThat(location).startsWith(redirectUri + "?");
        var answer = query(location);
        assertThat(answer).containsEntry("error", code).containsEntry("iss", issuer);
        sent.value("state").ifPresent(state -> assertThat(answer).containsEntry("state", state));
    }

    private void assertToldInAnswer(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(Integer.parseInt(where));
        if (!code.isEmpty()) {
            assertThat(error(reply)).as("%s", reply).isEqualTo(code);
        }
    }

    /** The error code, in a JSON body (RFC 6749, 5.2) or in the challenge (RFC 6750, 3). */
    private static String error(Reply reply) {
        var challenge = CHALLENGE_ERROR.matcher(reply.header("WWW-Authenticate").orElse(""));
        return challenge.find()
                ? challenge.group(1)
                : reply.json().path("error").asText();
    }

    private static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
