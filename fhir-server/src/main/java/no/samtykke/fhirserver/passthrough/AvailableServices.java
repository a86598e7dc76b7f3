package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.access.SourceGate;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.Source;
import no.samtykke.fhirserver.sources.SourceStanding;
import no.samtykke.fhirserver.sources.Sources;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code $available-services}: what she can use now through this app, of which source, and why not. No source is asked:
 * whether one answers is seen when it is.
 */
@Component
public class AvailableServices {

    private final Callers callers;
    private final SourceGate gate;
    private final Sources sources;
    private final SourceStanding standing;
    private final ServiceParameters told;
    private final ExternalServicesProperties elsewhere;

    AvailableServices(
            Callers callers,
            SourceGate gate,
            Sources sources,
            SourceStanding standing,
            ServiceParameters told,
            ExternalServicesProperties elsewhere) {
        this.callers = callers;
        this.gate = gate;
        this.sources = sources;
        this.standing = standing;
        this.told = told;
        this.elsewhere = elsewhere;
    }

    @Operation(name = "$available-services", idempotent = true)
    public Parameters availableServices(RequestDetails request) {
        var app = callers.appOf(request);
        String language = Languages.of(request);
        var answer = new Parameters();
        for (var type : ServedType.values()) {
            if (type.isStored() || type == ServedType.AUDIT_EVENT) {
                told.keptHere(answer, type, gate.objection(request, type.resourceType(), false), language);
            }
            for (var source : sources.ofType(type.resourceType())) {
                told.ofSource(answer, type, source, objection(request, app, type, source), language);
            }
        }
        elsewhere.externalServices().forEach(external -> told.elsewhere(answer, external, language));
        return answer;
    }

    private Optional<Silence> objection(RequestDetails request, CitizenApp app, ServedType type, Source source) {
        return standing.objection(request, app, source, type.resourceType());
    }
}
