package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.access.SourceGate;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking.Found;
import no.samtykke.fhirserver.sources.Origin;
import no.samtykke.fhirserver.sources.SessionMemory;
import no.samtykke.fhirserver.sources.Source;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes of what a source gave what an app sees: under a handle, about the patient in context and naming nobody else,
 * with the name of the source and without its address. What {@code access} does not let out is not there.
 */
@Component
class Passing {

    private static final Logger LOG = LoggerFactory.getLogger(Passing.class);

    private final SourceGate gate;
    private final SessionMemory memory;
    private final Documents documents;

    Passing(SourceGate gate, SessionMemory memory, Documents documents) {
        this.gate = gate;
        this.memory = memory;
        this.documents = documents;
    }

    /** Empty for what may not be shown, and for what cannot be made fit to show. */
    Optional<DomainResource> pass(RequestDetails request, CitizenApp app, Found found) {
        if (!(found.resource() instanceof DomainResource given)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                            made(app, GeneralPractitioners.selfContained(given).copy(), found.source()))
                    .filter(made -> gate.shows(request, made));
        } catch (RuntimeException unfit) {
            // Its text may be a piece of what the source gave.
            LOG.warn(
                    "A {} of {} cannot be passed: {}",
                    given.fhirType(),
                    found.source().id(),
                    unfit.getClass());
            return Optional.empty();
        }
    }

    private DomainResource made(CitizenApp app, DomainResource resource, Source source) {
        var origin = new Origin(
                source.id(), resource.fhirType(), resource.getIdElement().getIdPart());
        var whoIsMeant = Subjects.before(resource);
        var contents = documents.note(resource, source);
        boolean hidesHome = Relatives.hasProtectedAddress(resource);
        Scrubbing.scrub(resource, source);
        resource.setId(resource instanceof Patient ? app.subject() : memory.handleOf(app, origin));
        Subjects.name(resource, whoIsMeant, app.subject());
        documents.address(resource, contents, origin, app);
        if (hidesHome) {
            Relatives.hideHome(resource);
        }
        general(app, resource, source, origin);
        tell(resource, source);
        new PassedThrough(app.subject(), source.ofSummaryCareRecord()).mark(resource);
        return resource;
    }

    private void general(CitizenApp app, DomainResource resource, Source source, Origin origin) {
        GeneralPractitioners.link(
                resource, () -> memory.handleOf(app, new Origin(source.id(), "Practitioner", origin.localId())));
    }

    private static void tell(DomainResource resource, Source source) {
        resource.getMeta().addTag().setSystem(PassedUrls.ORIGIN_SYSTEM).setCode(PassedUrls.PASSED_THROUGH);
        resource.getExtension().removeIf(extension -> PassedUrls.SOURCE.equals(extension.getUrl()));
        resource.addExtension(
                PassedUrls.SOURCE,
                new Reference()
                        .setDisplay(source.name())
                        .setIdentifier(new Identifier()
                                .setSystem(PassedUrls.ORGANISATION_NUMBER)
                                .setValue(source.controller())));
    }
}
