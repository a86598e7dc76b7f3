package no.samtykke.authserver.launch;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.stereotype.Component;

/** What can be wrong with an authorization request whose app and redirect URI are certain: the error for the app. */
@Component
class RequestFaults {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern THUMBPRINT = CHALLENGE;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_VALUE = 4096;

    private final ServerProperties server;
    private final AcceptedLevels levels;

    RequestFaults(ServerProperties server, AcceptedLevels levels) {
        this.server = server;
        this.levels = levels;
    }

    Optional<String> in(SentOnce sent) {
        if (sent.hasRepeated() || sent.hasLongerThan(LONGEST_VALUE)) {
            return Optional.of("invalid_request");
        }
        if (sent.maybe("request").isPresent()) {
            return Optional.of("request_not_supported");
        }
        if (sent.maybe("request_uri").isPresent()) {
            return Optional.of("request_uri_not_supported");
        }
        if (sent.maybe("response_type").filter(type -> !"code".equals(type)).isPresent()) {
            return Optional.of("unsupported_response_type");
        }
        if (!isWellFormed(sent)) {
            return Optional.of("invalid_request");
        }
        boolean tooHigh = sent.maybe("acr_values")
                .filter(wanted -> Arrays.stream(wanted.split(" ", -1)).noneMatch(levels::accepts))
                .isPresent();
        return tooHigh ? Optional.of("unmet_authentication_requirements") : Optional.empty();
    }

    private boolean isWellFormed(SentOnce sent) {
        return sent.maybe("response_type").isPresent()
                && sent.maybe("aud").filter(this::isFhirBase).isPresent()
                && sent.maybe("code_challenge_method").filter("S256"::equals).isPresent()
                && sent.maybe("code_challenge")
                        .filter(CHALLENGE.asMatchPredicate())
                        .isPresent()
                && fits(sent, "response_mode", Pattern.compile("query"))
                && fits(sent, "max_age", SECONDS)
                && fits(sent, "dpop_jkt", THUMBPRINT)
                && sent.maybe("prompt")
                        .map(prompt -> Arrays.asList(prompt.split(" ", -1)))
                        .filter(asked -> asked.contains("none") && asked.size() > 1)
                        .isEmpty();
    }

    private static boolean fits(SentOnce sent, String name, Pattern shape) {
        return sent.maybe(name).filter(shape.asMatchPredicate().negate()).isEmpty();
    }

    private boolean isFhirBase(String aud) {
        var base = server.fhirBase().toString();
        return aud.equals(base) || aud.equals(base + "/");
    }
}
