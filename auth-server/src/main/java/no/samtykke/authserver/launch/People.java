package no.samtykke.authserver.launch;

import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.OwnAccess;
import no.samtykke.authserver.launchcontext.LaunchContext;
import no.samtykke.authserver.session.LoginSession;
import org.springframework.stereotype.Component;

/** Finds out whom she may represent now, and settles whose data it is about where there is nothing to ask her. */
@Component
class People {

    private final Launches launches;
    private final FhirServer fhirServer;

    People(Launches launches, FhirServer fhirServer) {
        this.launches = launches;
        this.fhirServer = fhirServer;
    }

    Launch find(Launch launch, LoginSession session) {
        var answer = fhirServer.representations(session.nationalId());
        List<Candidate> people = answer.people().stream().map(Candidate::of).toList();
        var known = launch.progress().withPeople(people, answer.registerAnswered());
        return launches.save(
                launch,
                launch.context()
                        .map(context -> chosenByLauncher(launch, context, known))
                        .orElseGet(() -> people.isEmpty() ? withNobodyElse(known) : known));
    }

    /** With nobody but herself there is nothing to choose, unless she has to be told why. */
    private static Progress withNobodyElse(Progress known) {
        if (known.registerAnswered()) {
            return herself(known);
        }
        return known.ownAccess() == OwnAccess.OPEN ? known : Progress.refused("nobody-to-choose");
    }

    private static Progress herself(Progress known) {
        return switch (known.ownAccess()) {
            case OPEN -> known.withChoice(Optional.of(Progress.SELF));
            case CLOSED -> Progress.refused("access-closed");
            case INACTIVE -> Progress.refused("inactive-represented");
        };
    }

    /** The launcher has said whose data it is about; whether she may act for that one is not the launcher's to say. */
    private static Progress chosenByLauncher(Launch launch, LaunchContext context, Progress known) {
        if (launch.progress().ownPatient().filter(context.patient()::equals).isPresent()) {
            return herself(known);
        }
        if (!known.registerAnswered()) {
            return Progress.refused("register-unavailable");
        }
        return known.people().orElse(List.of()).stream()
                .filter(one -> one.patient().filter(context.patient()::equals).isPresent())
                .findFirst()
                .map(one -> known.withChoice(Optional.of(one.handle())))
                .orElseGet(() -> Progress.refused("may-not-represent"));
    }
}
