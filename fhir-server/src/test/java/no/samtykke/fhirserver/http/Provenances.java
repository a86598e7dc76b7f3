package no.samtykke.fhirserver.http;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import org.hl7.fhir.r4.model.Provenance;

/** What the server noted about where a Consent came from; it is served to nobody. */
final class Provenances {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Provenances() {}

    /** Oldest first. */
    static List<Provenance> of(String consentId) {
        var asked = SearchParameterMap.newSynchronous("target", new ReferenceParam("Consent/" + consentId));
        return SERVER
                .bean(DaoRegistry.class)
                .getResourceDao(Provenance.class)
                .search(asked, new SystemRequestDetails())
                .getAllResources()
                .stream()
                .map(Provenance.class::cast)
                .sorted((one, other) -> one.getRecorded().compareTo(other.getRecorded()))
                .toList();
    }

    /** Who did what was noted last. */
    static String lastAgent(String consentId) {
        return of(consentId).getLast().getAgentFirstRep().getWho().getReference();
    }
}
