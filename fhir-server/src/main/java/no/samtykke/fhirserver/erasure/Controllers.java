package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.Refusals;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Who answers for what a citizen did not write herself, as far as it says so: the first Organization that it names. */
@Component
class Controllers {

    private static final String REASON = "erased-by-its-controller";

    private final FhirContext fhir;
    private final DaoRegistry storage;
    private final Refusals refusals;

    Controllers(FhirContext fhir, DaoRegistry storage, Refusals refusals) {
        this.fhir = fhir;
        this.storage = storage;
        this.refusals = refusals;
    }

    /** 422, with the name of the controller where it is known. */
    UnprocessableEntityException refusal(IBaseResource resource, RequestDetails request) {
        var outcome = refusals.outcome(REASON, request);
        controller(resource).ifPresent(name -> outcome.getIssueFirstRep().setDiagnostics("Controller: " + name));
        return new UnprocessableEntityException(REASON, outcome);
    }

    private Optional<String> controller(IBaseResource resource) {
        return fhir.newTerser().getAllResourceReferences(resource).stream()
                .map(found -> (Reference) found.getResourceReference())
                .flatMap(this::organization)
                .findFirst();
    }

    private Stream<String> organization(Reference reference) {
        if (!"Organization".equals(reference.getReferenceElement().getResourceType())) {
            return Stream.empty();
        }
        if (reference.hasDisplay()) {
            return Stream.of(reference.getDisplay());
        }
        try {
            return Stream.of(storage.getResourceDao(Organization.class)
                            .read(reference.getReferenceElement(), new SystemRequestDetails()))
                    .filter(Organization::hasName)
                    .map(Organization::getName);
        } catch (ResourceNotFoundException | ResourceGoneException gone) {
            return Stream.empty();
        }
    }
}
