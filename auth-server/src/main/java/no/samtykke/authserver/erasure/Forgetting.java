package no.samtykke.authserver.erasure;

import no.samtykke.authserver.fhir.ErasedPeople;
import no.samtykke.authserver.fhir.FhirServerSilent;
import no.samtykke.authserver.fhir.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the fhir-server every 10 minutes who was erased, forgets them, and confirms it. It tells of a person until that;
 * two nodes that are told of the same do the same.
 */
@Component
public class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final ErasedPeople erased;
    private final Forgotten forgotten;

    Forgetting(ErasedPeople erased, Forgotten forgotten) {
        this.erased = erased;
        this.forgotten = forgotten;
    }

    @Scheduled(fixedDelayString = "10m", initialDelayString = "2m")
    public void forgetErased() {
        try {
            var people = erased.untold();
            while (!people.isEmpty()) {
                people.forEach(person -> forgotten.forget(person.patient()));
                people = erased.confirm(people.getLast().number());
            }
        } catch (FhirServerSilent | Refused later) {
            LOG.warn("The fhir-server did not say who was erased; it is asked again");
        }
    }
}
