package no.samtykke.fhirserver.grants;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.springframework.stereotype.Component;

/** What was granted. It changes with the settings of the server, by a new start. */
@Component
public class Grants {

    private final List<Grant> all;

    public Grants(GrantProperties properties) {
        this.all = properties.all();
    }

    /** What a system that calls was granted; nothing for one that no line names. */
    public List<Grant> of(BackendService system) {
        return all.stream().filter(grant -> grant.isOf(system)).toList();
    }

    /**
     * What a system was granted that is not calling now, as when something is to be sent to it.
     *
     * @param organisation that its token named, when it did
     */
    public List<Grant> of(String clientId, Optional<String> organisation) {
        return all.stream().filter(grant -> grant.isOf(clientId, organisation)).toList();
    }
}
