package no.samtykke.authserver.launch;

import java.util.List;

/** Which levels of log-in open health data today; a session may have begun when others did. */
public interface AcceptedLevels {

    List<String> all();

    default boolean accepts(String acr) {
        return all().contains(acr);
    }
}
