package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.time.Clock;
import java.util.List;
import no.samtykke.fhirserver.access.OwnCopies;
import no.samtykke.fhirserver.access.OwnCopy;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.login.LoginParameters;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.usagelog.Service;
import no.samtykke.fhirserver.usagelog.UsageEntry;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import no.samtykke.fhirserver.usagelog.UsageLog;
import no.samtykke.fhirserver.usagelog.UsageLogUnavailable;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * Who asks what is kept about her: the person in whose hands the app is, or the one whom auth-server names, with her
 * session there. What auth-server asks for is logged here, as hers, before anything is told; what an app asks for is
 * logged as all its reads are.
 */
@Component
class Asker {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String LOG_UNAVAILABLE = "log-unavailable";

    private final OwnCopies copies;
    private final LoginParameters read;
    private final UsageLog log;
    private final Refusals refusals;
    private final Clock clock;

    Asker(OwnCopies copies, LoginParameters read, UsageLog log, Refusals refusals, Clock clock) {
        this.copies = copies;
        this.read = read;
        this.log = log;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param service code of what is asked for */
    OwnCopy copyFor(Parameters in, RequestDetails request, String service) {
        var app = RequestAccess.appOf(request);
        if (app.isPresent()) {
            return copyTo(app.get(), in, request);
        }
        String patient = read.patient(in, "patient");
        var sid = read.session(in);
        var own = copies.toHerself(request, patient, sid);
        var by = By.person(patient, null, null, sid);
        write(
                UsageEntry.use(
                                clock.instant(),
                                RequestReference.of(request),
                                Service.ofCode(service),
                                UsageEntry.Action.E,
                                by)
                        .about(patient)
                        .onGround(OwnCopies.ground()),
                request);
        return own;
    }

    private OwnCopy copyTo(CitizenApp app, Parameters in, RequestDetails request) {
        if (in.hasParameter("patient")) {
            throw new InvalidRequestException("An app asks about the person who uses it, and names nobody");
        }
        return copies.toApp(request, app);
    }

    private void write(UsageEntry entry, RequestDetails request) {
        try {
            log.write(List.of(entry));
        } catch (UsageLogUnavailable unavailable) {
            throw new UnclassifiedServerFailureException(
                    SERVICE_UNAVAILABLE, LOG_UNAVAILABLE, refusals.outcome(LOG_UNAVAILABLE, request));
        }
    }
}
