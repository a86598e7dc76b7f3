package no.samtykke.authserver.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parameters of which each may be sent once (RFC 6749, 3.1). One that was sent twice counts as not sent. */
record SentOnce(Map<String, String[]> parameters) {

    static SentOnce of(Map<String, String> single) {
        var parameters = new HashMap<String, String[]>();
        single.forEach((name, value) -> parameters.put(name, new String[] {value}));
        return new SentOnce(parameters);
    }

    Optional<String> maybe(String name) {
        var values = parameters.get(name);
        return values != null && values.length == 1 ? Optional.of(values[0]) : Optional.empty();
    }

    boolean hasRepeated() {
        return parameters.values().stream().anyMatch(values -> values.length > 1);
    }

    boolean hasLongerThan(int length) {
        return parameters.values().stream().anyMatch(values -> values.length > 0 && values[0].length() > length);
    }
}
