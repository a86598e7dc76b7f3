package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.stereotype.Component;

/** Asks sources side by side. */
@Component
class FanOut implements Asking {

    private final Sources sources;
    private final PatientIdentities people;

    FanOut(Sources sources, PatientIdentities people) {
        this.sources = sources;
        this.people = people;
    }

    @Override
    public Gathered ask(RequestDetails request, String resourceType) {
        return gather(sources.ofType(resourceType));
    }

    @Override
    public Gathered askAgain(RequestDetails request, Origin origin) {
        return gather(sources.of(origin.source()).stream().toList());
    }

    private static Gathered gather(List<Source> asked) {
        return new Gathered(
                List.of(),
                asked.stream()
                        .map(source -> new Silence(source, SourceSilent.Why.DOWN, ""))
                        .toList());
    }

    @Override
    public Statement statementOf(RequestDetails request) {
        var access = RequestAccess.of(request).orElseThrow();
        var app = (CitizenApp) access.caller();
        return new Statement(
                numberOf(app.subject()),
                numberOf(app.actor()),
                access.ground().map(Ground::code).orElseThrow(),
                app.clientId(),
                app.acr(),
                RequestReference.of(request));
    }

    private NationalId numberOf(String patient) {
        return people.numberOf(patient).orElseThrow();
    }
}
