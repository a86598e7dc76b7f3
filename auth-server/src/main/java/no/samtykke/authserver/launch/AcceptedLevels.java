package no.samtykke.authserver.launch;

/** Which levels of log-in open health data today; a session may have begun when others did. */
public interface AcceptedLevels {

    boolean accepts(String acr);
}
