package no.samtykke.fhirserver.login;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.consent.Retention;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.springframework.stereotype.Component;

/** Reads how a person stands, under her lock: no session begins beside a block that is being set. */
@Component
class Standings {

    private final PatientIdentities identities;
    private final PersonLock lock;
    private final ConsentFacts consents;
    private final Retention retention;

    Standings(PatientIdentities identities, PersonLock lock, ConsentFacts consents, Retention retention) {
        this.identities = identities;
        this.lock = lock;
        this.consents = consents;
        this.retention = retention;
    }

    Standing of(NationalId person) {
        return identities.patientOf(person).map(this::of).orElse(Standing.UNKNOWN);
    }

    Standing of(String patientId) {
        lock.hold(patientId);
        return new Standing(
                Optional.of(patientId), List.copyOf(consents.atLogIn(patientId)), retention.erasedOn(patientId));
    }
}
