package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.representation.MandateReader;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The part of door 1 for transactions: systems load data, apps give powers of attorney, and there is no third kind. */
@Component
class TransactionGuard {

    private final Decisions decisions;
    private final IndexedTokens tokens;

    TransactionGuard(Decisions decisions, IndexedTokens tokens) {
        this.decisions = decisions;
        this.tokens = tokens;
    }

    void demand(RequestDetails request) {
        if (!(request.getResource() instanceof Bundle bundle)) {
            throw decisions.notServed(request);
        }
        switch (decisions.accessOf(request).caller()) {
            case BackendService _ -> demandLoad(request, bundle);
            case CitizenApp _ when ofMandate(bundle).findAny().isPresent() -> demandMandate(request, bundle);
            default -> throw decisions.notServed(request);
        }
    }

    private void demandLoad(RequestDetails request, Bundle bundle) {
        if (bundle.getEntry().size() > RequestGuard.MAX_ENTRIES) {
            throw new InvalidRequestException("A transaction holds at most " + RequestGuard.MAX_ENTRIES + " entries");
        }
        for (var entry : bundle.getEntry()) {
            boolean plainCreate = entry.getRequest().getMethod() == Bundle.HTTPVerb.POST
                    && entry.hasResource()
                    && !entry.getRequest().hasIfNoneExist()
                    && entry.getResource().fhirType().equals(entry.getRequest().getUrl());
            if (!plainCreate) {
                throw new InvalidRequestException("Each entry of a transaction must be a plain create: method POST, a "
                        + "resource, its type as url, no conditions");
            }
            decisions.demand(request, Interaction.CREATE, entry.getResource().fhirType(), Target.SUBJECTS_DATA);
        }
    }

    /** She must be one who may create both, for herself; whether the two are a whole power is asked later. */
    private void demandMandate(RequestDetails request, Bundle bundle) {
        for (String type : List.of("RelatedPerson", "Consent")) {
            decisions.demand(request, Interaction.CREATE, type, Target.SUBJECTS_DATA);
        }
        ofMandate(bundle)
                .forEach(sent -> decisions.demand(
                        request,
                        Interaction.CREATE,
                        sent.fhirType(),
                        Target.SUBJECTS_DATA,
                        new Change.Unseen(),
                        new Content.Sent(tokens.of(sent))));
        decisions.demandForHerself(request);
    }

    private static Stream<Resource> ofMandate(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(sent -> sent instanceof RelatedPerson
                        || (sent instanceof Consent consent && MandateReader.isMandate(consent)));
    }
}
