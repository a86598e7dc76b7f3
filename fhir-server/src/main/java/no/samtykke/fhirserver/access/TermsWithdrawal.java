package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.consent.Retention;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Mandates;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the withdrawal of the terms takes with it: the powers of attorney that she holds lapse, and the day on which her
 * profile is erased is set. Her own closures, and what she decided towards other controllers, stand.
 */
@Component
class TermsWithdrawal {

    private final PersonLock lock;
    private final ConsentOrder order;
    private final Mandates mandates;
    private final ConsentStore store;
    private final Retention retention;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TermsWithdrawal(
            PersonLock lock,
            ConsentOrder order,
            Mandates mandates,
            ConsentStore store,
            Retention retention,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.order = order;
        this.mandates = mandates;
        this.store = store;
        this.retention = retention;
        this.events = events;
        this.clock = clock;
    }

    /** Before the Consent is stored as withdrawn; what is to be seen on it is written on it. */
    void prepare(Consent withdrawn, CitizenApp app, RequestDetails request) {
        String patient = app.subject();
        holdWithGivers(patient);
        order.demandWithdrawalOfTerms(patient, request);
        for (Mandate held : mandates.heldBy(patient)) {
            store.end(List.of(held.consentId()), new Reference("Patient/" + app.actor()), clock.instant());
            events.publishEvent(lapsed(held, app, request));
        }
        retention.begin(patient, withdrawn, clock.instant());
    }

    /** Nobody can accept a power while hers is held. */
    private void holdWithGivers(String patient) {
        lock.holdAll(Stream.concat(
                Stream.of(patient), mandates.heldBy(patient).stream().map(Mandate::giver)));
    }

    private static ConsentChanged lapsed(Mandate held, CitizenApp app, RequestDetails request) {
        var access = RequestAccess.of(request);
        return new ConsentChanged(
                ConsentCategory.PROXY_MANDATE,
                ConsentChanged.Change.ENDED,
                held.giver(),
                Optional.of(app.actor()),
                access.flatMap(RequestAccess::ground).map(Ground::code),
                Optional.of(app.clientId()),
                access.flatMap(RequestAccess::appName).or(() -> Optional.of(app.clientId())),
                Optional.of(app.sid()));
    }
}
