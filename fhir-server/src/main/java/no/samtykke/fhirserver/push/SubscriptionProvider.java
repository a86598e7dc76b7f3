package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.grants.Act;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.stereotype.Component;

/**
 * A system begins to be told of changes, changes how, ends it, and sees how far it has been told. Of others it sees
 * nothing: what is theirs is told as what is not there.
 */
@Component
public class SubscriptionProvider implements IResourceProvider {

    private final ExchangeGate gate;
    private final Subscriptions subscriptions;
    private final OwnSubscriptions own;
    private final PushProperties properties;
    private final PushKey key;

    SubscriptionProvider(
            ExchangeGate gate,
            Subscriptions subscriptions,
            OwnSubscriptions own,
            PushProperties properties,
            PushKey key) {
        this.gate = gate;
        this.subscriptions = subscriptions;
        this.own = own;
        this.properties = properties;
        this.key = key;
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Subscription sent, RequestDetails request) {
        var wish = SubscriptionWish.read(sent);
        if (wish.status() != SubscriptionStatus.REQUESTED) {
            throw SubscriptionWish.wrong("status");
        }
        var granted = demand(wish, request);
        var system = OwnSubscriptions.system(request);
        var id = subscriptions.begin(system, granted.clientName(), wish);
        return outcome(new IdType(id.toString()), request).setCreated(true);
    }

    @Read
    public Subscription read(@IdParam IdType id, RequestDetails request) {
        return SubscriptionResources.of(own.one(id, request));
    }

    /**
     * The parameters are read by {@link SubscriptionSearch}, so that HAPI neither drops nor repeats what it does not
     * know.
     */
    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        var found = new SubscriptionSearch(request).of(own.all(request));
        // HAPI would tell the page size of the request as the total.
        request.removeParameter(Constants.PARAM_COUNT);
        return found;
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Subscription sent, RequestDetails request) {
        var old = own.one(id, request).subscription();
        if (id.hasVersionIdPart() && !id.getVersionIdPart().equals(Long.toString(old.version()))) {
            throw new PreconditionFailedException("The Subscription has another version by now");
        }
        var wish = SubscriptionWish.read(sent);
        if (!wish.kind().equals(old.kind())) {
            throw SubscriptionWish.wrong("criteria");
        }
        subscriptions.change(old, demand(wish, request).clientName(), wish);
        return outcome(id, request);
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id, RequestDetails request) {
        var one = own.one(id, request).subscription();
        if (!subscriptions.end(OwnSubscriptions.system(request), one.id())) {
            throw Refusals.absent();
        }
        return new MethodOutcome();
    }

    /** What was granted comes first, so that nobody without a grant learns which endpoints there are. */
    private Granted demand(SubscriptionWish wish, RequestDetails request) {
        var granted = gate.demand(request, Act.SUBSCRIBE, wish.kind());
        if (wish.content() == PayloadContent.FULL_RESOURCE) {
            gate.demand(request, Act.READ, wish.kind());
        }
        boolean ends = wish.status() == SubscriptionStatus.OFF;
        if (!ends && (!key.isThere() || !properties.allows(wish.endpoint()))) {
            throw SubscriptionWish.wrong("channel.endpoint");
        }
        return granted;
    }

    private MethodOutcome outcome(IdType id, RequestDetails request) {
        var now = SubscriptionResources.of(own.one(id, request));
        return new MethodOutcome(now.getIdElement()).setResource(now);
    }
}
