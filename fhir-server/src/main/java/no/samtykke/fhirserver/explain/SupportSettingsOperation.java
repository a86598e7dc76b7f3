package no.samtykke.fhirserver.explain;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import no.samtykke.fhirserver.access.SupportView;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code $support-settings}: the Consents that are in force for a person, for support that she lets in. They tell what
 * she has decided, and hold no health data.
 */
@Component
public class SupportSettingsOperation {

    private final SupportView view;
    private final ExplainParameters read;
    private final DaoRegistry storage;

    SupportSettingsOperation(SupportView view, ExplainParameters read, DaoRegistry storage) {
        this.view = view;
        this.read = read;
        this.storage = storage;
    }

    @Operation(name = "$support-settings")
    public Bundle settings(@ResourceParam Parameters in, RequestDetails request) {
        String patient = read.requiredPatient(in, "patient");
        view.demand(request, patient);
        var active = SearchParameterMap.newSynchronous("patient", new ReferenceParam("Patient", null, patient))
                .add("status", new TokenParam("active"));
        var out = new Bundle().setType(Bundle.BundleType.COLLECTION);
        storage.getResourceDao(Consent.class)
                .search(active, new SystemRequestDetails())
                .getAllResources()
                .forEach(consent -> out.addEntry().setResource((Consent) consent));
        return out;
    }
}
