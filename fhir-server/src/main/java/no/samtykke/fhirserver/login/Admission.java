package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.RegisteredPerson;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.springframework.stereotype.Component;

/**
 * Who may log in: at the highest level, alive, by the number in use, old enough. Age is read from the register, never
 * from the digits.
 */
@Component
class Admission {

    /** How a device says that it proved its key, RFC 8176. */
    private static final String PROOF_OF_POSSESSION = "pop";

    private final PopulationRegister register;
    private final AccessGate gate;
    private final SmartProperties smart;
    private final Clock clock;

    Admission(PopulationRegister register, AccessGate gate, SmartProperties smart, Clock clock) {
        this.register = register;
        this.gate = gate;
        this.smart = smart;
        this.clock = clock;
    }

    Optional<LoginRefusal> objectionToLevel(String acr) {
        return smart.acceptedAcr().contains(acr) ? Optional.empty() : Optional.of(LoginRefusal.LEVEL_TOO_LOW);
    }

    /** The level of a device is what it is by proof of a key: without such a proof it is none. */
    Optional<LoginRefusal> objectionToLevel(String acr, Collection<String> amr) {
        return acr.equals(SmartProperties.DEVICE) && !amr.contains(PROOF_OF_POSSESSION)
                ? Optional.of(LoginRefusal.LEVEL_TOO_LOW)
                : objectionToLevel(acr);
    }

    /** After an emergency block nobody gets in by her eID, nor by a device of hers. */
    static Optional<LoginRefusal> objectionToBlock(Standing standing) {
        return standing.isBlocked() ? Optional.of(LoginRefusal.EMERGENCY_BLOCKED) : Optional.empty();
    }

    /**
     * When the register does not answer, one who has a profile is let in to her own data: she was checked when she got
     * it, and only grows older. Nobody new is.
     */
    Optional<LoginRefusal> objectionOfRegister(NationalId person, boolean hasProfile) {
        try {
            return objection(register.find(person));
        } catch (RegisterUnavailable unavailable) {
            return hasProfile ? Optional.empty() : Optional.of(LoginRefusal.REGISTER_UNAVAILABLE);
        }
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
