package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking;
import no.samtykke.fhirserver.sources.Asking.Found;
import no.samtykke.fhirserver.sources.Asking.Gathered;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.Origin;
import no.samtykke.fhirserver.sources.SessionMemory;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.stereotype.Component;

/** What the sources have of a type, fit to show, and which of them had nothing to give. */
@Component
class Gathering {

    private static final String PRACTITIONER = "Practitioner";
    private static final String PRACTITIONER_ROLE = "PractitionerRole";

    private final Asking asking;
    private final Passing passing;
    private final SessionMemory memory;
    private final SourceOutcomes outcomes;

    Gathering(Asking asking, Passing passing, SessionMemory memory, SourceOutcomes outcomes) {
        this.asking = asking;
        this.passing = passing;
        this.memory = memory;
        this.outcomes = outcomes;
    }

    record Shown(List<DomainResource> resources, List<Silence> silent) {}

    Shown all(RequestDetails request, CitizenApp app, String resourceType) {
        return shown(request, app, asked(request, resourceType));
    }

    /** Her general practitioners: the roles first, then the people. One question to each source. */
    List<Shown> rolesAndPeople(RequestDetails request, CitizenApp app) {
        var roles = asking.ask(request, PRACTITIONER_ROLE);
        return List.of(shown(request, app, roles), shown(request, app, withPeople(roles)));
    }

    /** One of them, by its handle: found at its source again, for this very request. */
    Optional<DomainResource> one(RequestDetails request, CitizenApp app, String resourceType, String handle) {
        if (!PassedThrough.isHandle(handle)) {
            return Optional.empty();
        }
        var origin = memory.originOf(app, handle)
                .filter(known -> known.resourceType().equals(resourceType));
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        var again = shown(request, app, askedAgain(request, origin.get()));
        if (again.resources().isEmpty() && !again.silent().isEmpty()) {
            throw outcomes.refusal(again.silent().getFirst(), Languages.of(request));
        }
        return again.resources().stream()
                .filter(resource -> resource.getIdElement().getIdPart().equals(handle))
                .findFirst();
    }

    private Gathered asked(RequestDetails request, String resourceType) {
        return resourceType.equals(PRACTITIONER)
                ? withPeople(asking.ask(request, PRACTITIONER_ROLE))
                : asking.ask(request, resourceType);
    }

    private Gathered askedAgain(RequestDetails request, Origin origin) {
        return origin.resourceType().equals(PRACTITIONER)
                ? withPeople(asking.askAgain(request, new Origin(origin.source(), PRACTITIONER_ROLE, origin.localId())))
                : asking.askAgain(request, origin);
    }

    /** In the place of the roles. */
    private static Gathered withPeople(Gathered roles) {
        return new Gathered(roles.found().stream().flatMap(Gathering::personOf).toList(), roles.silent());
    }

    private static Stream<Found> personOf(Found found) {
        return found.resource() instanceof PractitionerRole given
                        && GeneralPractitioners.selfContained(given) instanceof PractitionerRole role
                ? GeneralPractitioners.personOf(role).map(person -> new Found(found.source(), person)).stream()
                : Stream.empty();
    }

    private Shown shown(RequestDetails request, CitizenApp app, Gathered gathered) {
        return new Shown(
                gathered.found().stream()
                        .flatMap(found -> passing.pass(request, app, found).stream())
                        .toList(),
                gathered.silent());
    }
}
