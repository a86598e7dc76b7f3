package no.samtykke.fhirserver.grants;

import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.smart.Caller.BackendService;

/**
 * That an organisation may do this with these kinds of settings, through its systems.
 *
 * @param client id of the one system that it holds for; empty for all that come with a token of HelseID that names the
 *     organisation
 * @param organisation its number
 * @param name what it is called to the citizen
 */
public record Grant(Optional<String> client, String organisation, String name, Set<SettingKind> kinds, Set<Act> acts) {

    public Grant {
        kinds = Set.copyOf(kinds);
        acts = Set.copyOf(acts);
    }

    public boolean covers(Act act, SettingKind kind) {
        return acts.contains(act) && kinds.contains(kind);
    }

    /** How the usage log names it. */
    public String told() {
        return name + " (org.nr. " + organisation + ")";
    }

    boolean isOf(BackendService system) {
        return isOf(system.clientId(), system.organisationNumber());
    }

    /**
     * A token that names an organisation counts by that as well, whatever the system calls itself; one that names none
     * is of our own auth-server, where ids of clients are given out once.
     */
    boolean isOf(String clientId, Optional<String> ofToken) {
        return client.map(clientId::equals).orElse(ofToken.isPresent())
                && ofToken.map(organisation::equals).orElse(true);
    }
}
