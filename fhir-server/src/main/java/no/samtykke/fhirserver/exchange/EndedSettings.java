package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.stereotype.Component;

/** When a setting was taken back that stood before: what arrives late must not bring it to life again. */
@Component
class EndedSettings {

    private final DaoRegistry storage;

    EndedSettings(DaoRegistry storage) {
        this.storage = storage;
    }

    /** The last time that one of this kind and policy ended; empty when none ever did. */
    Optional<Instant> last(String patientId, Wish wish) {
        var asked = SearchParameterMap.newSynchronous()
                .add(Consent.SP_PATIENT, new ReferenceParam("Patient/" + patientId))
                .add(Consent.SP_STATUS, new TokenParam("inactive"))
                .add(
                        Consent.SP_CATEGORY,
                        new TokenParam(
                                ConsentCategory.SYSTEM, wish.kind().category().code()));
        return storage
                .getResourceDao(Consent.class)
                .search(asked, new SystemRequestDetails())
                .getAllResources()
                .stream()
                .map(Consent.class::cast)
                .filter(consent ->
                        wish.policy().equals(consent.getPolicyFirstRep().getUri()))
                .map(consent -> consent.getMeta().getLastUpdated().toInstant())
                .max(Comparator.naturalOrder());
    }
}
