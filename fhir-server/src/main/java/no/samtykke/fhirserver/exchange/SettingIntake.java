package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.exchange.LastDecision.Outcome;
import no.samtykke.fhirserver.exchange.Registration.Registered;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.springframework.stereotype.Component;

/** Takes one setting that a controller brings, and says what became of it. It stands for itself. */
@Component
public class SettingIntake {

    private static final String REFUSED = "refused";
    private static final String CONFLICT = Outcome.CONFLICT.name().toLowerCase(Locale.ROOT);

    private final ExchangeParameters read;
    private final WishReader wishes;
    private final Registration registration;

    SettingIntake(ExchangeParameters read, WishReader wishes, Registration registration) {
        this.read = read;
        this.wishes = wishes;
        this.registration = registration;
    }

    /**
     * @param outcome code: what became of it
     * @param version of what stands now
     * @param decided when what met it was decided, where that tells
     * @param problem name of the part that is missing or wrong
     * @param told logical id of the person of whom it is told what was so already, or otherwise; what was changed has a
     *     row of its own in her log
     */
    public record Taken(
            String outcome,
            Optional<String> version,
            Optional<Instant> decided,
            Optional<String> problem,
            Optional<String> told) {

        public static Taken refused(String part) {
            return new Taken(REFUSED, Optional.empty(), Optional.empty(), Optional.of(part), Optional.empty());
        }

        /** Whether it is so now as it was brought. */
        public boolean isDone() {
            return !outcome.equals(REFUSED) && !outcome.equals(CONFLICT);
        }

        static Taken of(Registered registered) {
            boolean tells = registered.outcome() == Outcome.CONFLICT || registered.outcome() == Outcome.UNCHANGED;
            return new Taken(
                    registered.outcome().name().toLowerCase(Locale.ROOT),
                    registered.consentId().map(EntityTag::of),
                    registered.decided(),
                    Optional.empty(),
                    registered.patientId().filter(_ -> tells));
        }
    }

    /** Whose it is; empty where it names nobody whose number this server takes. */
    public Optional<NationalId> personOf(List<ParametersParameterComponent> parts) {
        return parts.stream()
                .filter(part -> "person".equals(part.getName()))
                .findFirst()
                .flatMap(part -> read.person(part.getValue()));
    }

    /** Of a kind that may have been granted or not. */
    public Taken takeIfGranted(ParametersParameterComponent setting, Granted by) {
        SettingKind kind;
        try {
            kind = read.kind(setting.getPart());
        } catch (InvalidRequestException unreadable) {
            return Taken.refused("category");
        }
        return by.kinds().contains(kind) ? take(setting, kind, by) : Taken.refused("category");
    }

    Taken take(ParametersParameterComponent setting, SettingKind kind, Granted by) {
        try {
            return Taken.of(register(wishes.wish(setting, kind), by));
        } catch (WishReader.Unreadable unreadable) {
            return Taken.refused(unreadable.part());
        }
    }

    private Registered register(Wish wish, Granted by) {
        try {
            return registration.register(wish, by);
        } catch (ResourceVersionConflictException atTheSameTime) {
            return registerAgain(wish, by);
        }
    }

    /** Another was faster with the same person; what it stored is there now, and is held against. */
    private Registered registerAgain(Wish wish, Granted by) {
        try {
            return registration.register(wish, by);
        } catch (ResourceVersionConflictException again) {
            return new Registered(Outcome.CONFLICT, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
