package no.samtykke.fhirserver.login;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentReader;
import no.samtykke.fhirserver.consent.ConsentResources.App;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** The apps to which a person has given access, for herself or for one she represents. */
@Component
class ApprovedApps {

    private final ConsentFacts consents;
    private final DaoRegistry storage;

    ApprovedApps(ConsentFacts consents, DaoRegistry storage) {
        this.consents = consents;
        this.storage = storage;
    }

    /**
     * @param patientId whose data the app reaches
     * @param scope the scopes approved, parted by spaces
     */
    record ApprovedApp(App app, String patientId, String scope, Date since) {}

    List<ApprovedApp> by(String performer) {
        var dao = storage.getResourceDao(Consent.class);
        return consents.activeApprovalsBy(performer).stream()
                .map(id -> dao.read(new IdType("Consent", id), new SystemRequestDetails()))
                .flatMap(consent -> ConsentReader.read(consent).map(fact -> approved(consent, fact)).stream())
                .toList();
    }

    private static ApprovedApp approved(Consent consent, ConsentFact fact) {
        String clientId = Optional.ofNullable(fact.clientId()).orElse("");
        var app = new App(
                clientId,
                Optional.ofNullable(fact.clientName()).orElse(clientId),
                Optional.ofNullable(consent.getOrganizationFirstRep().getDisplay())
                        .orElse(""));
        return new ApprovedApp(
                app, fact.patientId(), Optional.ofNullable(fact.scope()).orElse(""), consent.getDateTime());
    }
}
