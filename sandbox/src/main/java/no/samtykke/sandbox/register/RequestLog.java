package no.samtykke.sandbox.register;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.sandbox.loopback.HashedLog;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;

/** Every request to the register. */
final class RequestLog {

    /** Nobody should put a national number into an address; if somebody does, it still must not stand here. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    private final HashedLog log;
    private final Clock clock;

    RequestLog(Path file, String key, Clock clock) {
        this.log = new HashedLog(file, key);
        this.clock = clock;
    }

    void append(Request request, Optional<IdentifierToken> token, int status) {
        var line = Json.MAPPER.createObjectNode();
        line.put("time", clock.instant().toString());
        line.put("method", request.method());
        line.put("path", LONG_NUMBER.matcher(request.path()).replaceAll("(number)"));
        line.put("status", status);
        token.ifPresent(known -> line.put("identifierHash", log.hash(known.value())));
        log.append(line);
    }

    String content() {
        return log.content();
    }
}
