package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a system asks of a subscription of its own: how it stands, and which changes it was, or is to be, told of. */
@Component
public class SubscriptionOperations {

    private static final int MOST_EVENTS = 1000;

    private final ExchangeGate gate;
    private final OwnSubscriptions own;
    private final PushOutbox outbox;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    SubscriptionOperations(
            ExchangeGate gate,
            OwnSubscriptions own,
            PushOutbox outbox,
            Notifications notifications,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.own = own;
        this.outbox = outbox;
        this.notifications = notifications;
        this.events = events;
    }

    @Operation(name = "$status", typeName = "Subscription", idempotent = true)
    public Bundle status(@IdParam IdType id, RequestDetails request) {
        var standing = own.one(id, request);
        var status = notifications.statusOf(standing.subscription(), SubscriptionResources.status(standing));
        var bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET).setTotal(1);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                .setResource(status)
                .getSearch()
                .setMode(SearchEntryMode.MATCH);
        return bundle;
    }

    /** What the Consents say is asked for by {@code $setting-changes}; here they are named at most. */
    @Operation(name = "$events", typeName = "Subscription", idempotent = true)
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber") @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber") @Nullable StringType until,
            @OperationParam(name = "content") @Nullable CodeType content,
            RequestDetails request) {
        var standing = own.one(id, request);
        var one = standing.subscription();
        var granted = gate.demand(request, Act.SUBSCRIBE, one.kind());
        var asked = Optional.ofNullable(content)
                .map(code -> PayloadContent.of(code.getValue()).orElseThrow(() -> wrong("content")))
                .orElse(one.content());
        boolean named = asked != PayloadContent.EMPTY && one.content() != PayloadContent.EMPTY;
        var some = outbox.between(
                one,
                number(since, 1, "eventsSinceNumber"),
                number(until, Long.MAX_VALUE, "eventsUntilNumber"),
                MOST_EVENTS);
        if (named) {
            events.publishEvent(
                    granted.isTold(some.stream().map(Pending::patientId).flatMap(Optional::stream), request));
        }
        return notifications.events(
                one,
                SubscriptionResources.status(standing),
                some,
                named ? PayloadContent.ID_ONLY : PayloadContent.EMPTY);
    }

    private static long number(@Nullable StringType given, long otherwise, String name) {
        if (given == null || given.isEmpty()) {
            return otherwise;
        }
        if (!given.getValue().matches("[0-9]{1,18}")) {
            throw wrong(name);
        }
        return Long.parseLong(given.getValue());
    }

    private static InvalidRequestException wrong(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
