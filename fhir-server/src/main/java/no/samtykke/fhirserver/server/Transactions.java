package no.samtykke.fhirserver.server;

import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.mandate.MandateTransaction;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Where transactions go: those of systems to HAPI's storage, those of apps to the one that they may send. */
@Component
class Transactions {

    private final JpaSystemProvider<?, ?> storage;
    private final MandateTransaction mandates;

    Transactions(JpaSystemProvider<?, ?> storage, MandateTransaction mandates) {
        this.storage = storage;
        this.mandates = mandates;
    }

    @Transaction
    public Bundle transaction(RequestDetails request, @TransactionParam Bundle bundle) {
        boolean byApp = RequestAccess.of(request)
                .filter(access -> access.caller() instanceof CitizenApp)
                .isPresent();
        return byApp ? mandates.give(bundle, request) : (Bundle) storage.transaction(request, bundle);
    }
}
