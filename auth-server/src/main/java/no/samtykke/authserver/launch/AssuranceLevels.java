package no.samtykke.authserver.launch;

/** Which levels of log-in we can give to an app that asks for one ({@code acr_values}). */
public interface AssuranceLevels {

    boolean canGive(String acr);
}
