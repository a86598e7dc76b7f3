package no.samtykke.fhirserver.server;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.interceptor.OverridePathBasedReferentialIntegrityForDeletesInterceptor;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import no.samtykke.fhirserver.access.ConsentSubmission;
import no.samtykke.fhirserver.access.LastDoor;
import no.samtykke.fhirserver.access.RequestGuard;
import no.samtykke.fhirserver.access.SearchNarrowing;
import no.samtykke.fhirserver.access.VersionDoor;
import no.samtykke.fhirserver.access.WriteDoor;
import no.samtykke.fhirserver.changefeed.ChangeRecording;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.exchange.LastDecisions;
import no.samtykke.fhirserver.journal.ContentStreaming;
import no.samtykke.fhirserver.kjernejournal.NothingFromBefore;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.mandate.HalfMandates;
import no.samtykke.fhirserver.notice.NoticeEvents;
import no.samtykke.fhirserver.passthrough.ClosedConnections;
import no.samtykke.fhirserver.passthrough.CorrectedAtSource;
import no.samtykke.fhirserver.representation.MandateFacts;
import no.samtykke.fhirserver.rights.OutgoingStreaming;
import no.samtykke.fhirserver.sources.EndsOfSessions;
import no.samtykke.fhirserver.terminology.TermCapabilities;
import no.samtykke.fhirserver.usagelog.RequestLogging;
import no.samtykke.fhirserver.validation.ValidationDoor;
import org.springframework.stereotype.Component;

/**
 * THE list of interceptors. Those of access and of the log stand at the server, since requests that the server makes of
 * itself must pass them by; those that keep facts stand at the storage, since nothing stored may pass them by.
 */
@Component
class Doors {

    private final List<Object> atServer;

    Doors(
            IInterceptorService storage,
            ServedInteractions served,
            RequestGuard guard,
            SearchNarrowing narrowing,
            VersionDoor versions,
            HalfMandates halves,
            WriteDoor writes,
            ConsentSubmission submissions,
            ValidationDoor validity,
            LastDoor last,
            RequestLogging log,
            NoticeEvents news,
            ClosedConnections connections,
            ContentStreaming contents,
            OutgoingStreaming outgoing,
            ErrorAnswers errors,
            Capabilities capabilities,
            TermCapabilities terms,
            CorrectedAtSource corrected,
            ConsentFacts consents,
            ChangeRecording changes,
            LastDecisions decisions,
            MandateFacts mandates,
            PatientIdentities identities,
            NothingFromBefore nothingFromBefore,
            OverridePathBasedReferentialIntegrityForDeletesInterceptor removableTargets,
            EndsOfSessions ends) {
        this.atServer = List.of(
                served,
                corrected,
                guard,
                halves,
                narrowing,
                versions,
                writes,
                submissions,
                validity,
                last,
                log,
                news,
                connections,
                contents,
                outgoing,
                errors,
                capabilities,
                terms);
        storage.registerInterceptors(
                List.of(consents, changes, decisions, mandates, identities, nothingFromBefore, removableTargets, ends));
    }

    void standAt(RestfulServer server) {
        server.getInterceptorService().registerInterceptors(atServer);
    }
}
