package no.samtykke.fhirserver.notice;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.RecordOwner;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.correction.CorrectionHandled;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is news: written to the outbox in the transaction of the event, so that neither is there without the other. */
@Component
@Interceptor
public class NoticeEvents {

    private final NoticeOutbox outbox;
    private final NoticeChannel channel;

    NoticeEvents(NoticeOutbox outbox, NoticeChannel channel) {
        this.outbox = outbox;
        this.channel = channel;
    }

    /** What the server ends of itself, with nobody behind it, is no news. */
    @EventListener
    void on(ConsentChanged event) {
        if (event.actorId().isPresent() || event.clientId().isPresent()) {
            tell(event.patientId(), Occasion.PRIVACY);
        }
    }

    @EventListener
    void on(CorrectionHandled event) {
        if (event.step().isAnswer()) {
            tell(event.patientId(), Occasion.CORRECTION);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource created, RequestDetails request) {
        ofApp(created, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after, RequestDetails request) {
        ofApp(after, request);
    }

    /** A Consent that an app wrote; those of operations come as events. */
    private void ofApp(IBaseResource stored, RequestDetails request) {
        if (stored instanceof Consent && RequestAccess.appOf(request).isPresent()) {
            RecordOwner.of(stored).ifPresent(patient -> tell(patient, Occasion.PRIVACY));
        }
    }

    private void tell(String patient, Occasion occasion) {
        if (channel.isOffered()) {
            outbox.write(patient, occasion);
        }
    }
}
