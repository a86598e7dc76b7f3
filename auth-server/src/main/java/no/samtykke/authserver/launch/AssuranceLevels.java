package no.samtykke.authserver.launch;

import java.util.List;

/** Which levels of log-in we can give to an app that asks for one ({@code acr_values}). */
public interface AssuranceLevels {

    List<String> all();
}
