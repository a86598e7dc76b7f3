package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.CurrentCaller;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** A system begins to be told of changes, ends it, and sees how far it has been told. Of others it sees nothing. */
@Component
public class SubscriptionOperation {

    private final ExchangeGate gate;
    private final Subscriptions subscriptions;
    private final PushProperties properties;
    private final PushKey key;

    SubscriptionOperation(ExchangeGate gate, Subscriptions subscriptions, PushProperties properties, PushKey key) {
        this.gate = gate;
        this.subscriptions = subscriptions;
        this.properties = properties;
        this.key = key;
    }

    @Operation(name = "$setting-subscriptions")
    public Parameters settingSubscriptions(@ResourceParam Parameters in, RequestDetails request) {
        var wish = wish(in);
        String clientId = wish.map(asked -> change(asked, request))
                .orElseGet(() -> gate.demandAny(request, Act.SUBSCRIBE).clientId());
        var out = new Parameters();
        subscriptions
                .of(clientId)
                .forEach(standing ->
                        out.addParameter().setName("subscription").setResource(SubscriptionWish.told(standing)));
        if (key.isThere()) {
            out.addParameter("key", new StringType(key.publicHalf()));
        }
        return out;
    }

    private String change(SubscriptionWish wish, RequestDetails request) {
        var granted = gate.demand(request, Act.SUBSCRIBE, wish.kind());
        if (wish.whole()) {
            gate.demand(request, Act.READ, wish.kind());
        }
        var system = system(request);
        if (wish.ends()) {
            subscriptions.end(system, wish.kind(), wish.endpoint());
        } else if (!key.isThere() || !properties.allows(wish.endpoint())) {
            throw SubscriptionWish.wrong("channel.endpoint");
        } else {
            subscriptions.begin(system, granted.clientName(), wish.kind(), wish.endpoint(), wish.whole());
        }
        return granted.clientId();
    }

    private static BackendService system(RequestDetails request) {
        if (request instanceof ServletRequestDetails servlet
                && CurrentCaller.of(servlet.getServletRequest()).orElse(null) instanceof BackendService system) {
            return system;
        }
        throw new IllegalStateException("The gate let in what is no system");
    }

    private static Optional<SubscriptionWish> wish(Parameters in) {
        var sent = in.getParameter().stream()
                .filter(one -> "subscription".equals(one.getName()))
                .toList();
        if (sent.size() > 1 || sent.stream().anyMatch(one -> !(one.getResource() instanceof Subscription))) {
            throw new InvalidRequestException("Parameter subscription is missing or not well formed");
        }
        return sent.stream()
                .map(one -> SubscriptionWish.read((Subscription) one.getResource()))
                .findFirst();
    }
}
