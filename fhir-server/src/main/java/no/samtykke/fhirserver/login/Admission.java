package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.representation.RegisteredPerson;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.springframework.stereotype.Component;

/**
 * Who may log in: at the highest level, alive, by the number in use, old enough. Age is read from the register, never
 * from the digits.
 */
@Component
class Admission {

    private final AccessGate gate;
    private final SmartProperties smart;
    private final Clock clock;

    Admission(AccessGate gate, SmartProperties smart, Clock clock) {
        this.gate = gate;
        this.smart = smart;
        this.clock = clock;
    }

    Optional<LoginRefusal> objectionToLevel(String acr) {
        return smart.acceptedAcr().contains(acr) ? Optional.empty() : Optional.of(LoginRefusal.LEVEL_TOO_LOW);
    }

    Optional<LoginRefusal> objection(Optional<RegisteredPerson> found) {
        if (found.isEmpty()) {
            return Optional.of(LoginRefusal.UNKNOWN_PERSON);
        }
        var person = found.get();
        if (person.askedNumberIsReplaced()) {
            return Optional.of(LoginRefusal.NUMBER_REPLACED);
        }
        if (person.deceased()) {
            return Optional.of(LoginRefusal.DECEASED);
        }
        return gate.isOldEnough(person.birthDate(), LocalDate.now(clock))
                ? Optional.empty()
                : Optional.of(LoginRefusal.UNDER_AGE);
    }
}
