package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.SourceGate;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.springframework.stereotype.Component;

/** Which sources may be asked at all, for this request. */
@Component
class SourceChoice {

    private final Sources sources;
    private final SourceGate gate;

    SourceChoice(Sources sources, SourceGate gate) {
        this.sources = sources;
        this.gate = gate;
    }

    /** Empty when it may be. */
    Optional<Silence> objection(RequestDetails request, CitizenApp app, Source source, String resourceType) {
        var trial = sources.settingsOf(source).trialClients();
        if (!trial.isEmpty() && !trial.contains(app.clientId())) {
            return Optional.of(new Silence(source, Why.ON_TRIAL, ""));
        }
        return gate.objection(request, resourceType, source.ofSummaryCareRecord())
                .map(reason -> new Silence(source, Why.CLOSED, reason.code()));
    }
}
