package no.samtykke.fhirserver.mandate;

import java.time.Clock;
import java.time.LocalDate;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.RegisteredPerson;
import org.springframework.stereotype.Component;

/**
 * Whether a person may give a power of attorney, as the register says today: alive, old enough to decide alone, and
 * with no protected address. Of the holder nothing is asked here, since the giver would learn it.
 */
@Component
class GiverCheck {

    private final PatientIdentities identities;
    private final PopulationRegister register;
    private final AccessGate gate;
    private final Clock clock;

    GiverCheck(PatientIdentities identities, PopulationRegister register, AccessGate gate, Clock clock) {
        this.identities = identities;
        this.register = register;
        this.gate = gate;
        this.clock = clock;
    }

    void demand(String giver) {
        var person = registered(identities.numberOf(giver).orElseThrow(() -> forbidden(Reason.NO_GROUND)));
        if (person.deceased()) {
            throw forbidden(Reason.NO_GROUND);
        }
        if (!gate.isOldEnough(person.birthDate(), LocalDate.now(clock))) {
            throw MandateRefused.forbidden("under-age");
        }
        if (person.protectedAddress()) {
            throw forbidden(Reason.PROTECTED_ADDRESS);
        }
    }

    private RegisteredPerson registered(NationalId number) {
        try {
            return register.find(number).orElseThrow(() -> forbidden(Reason.NO_GROUND));
        } catch (RegisterUnavailable unavailable) {
            throw forbidden(Reason.REGISTER_UNAVAILABLE);
        }
    }

    private static MandateRefused forbidden(Reason reason) {
        return MandateRefused.forbidden(reason.code());
    }
}
