package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.changefeed.ChangeCursors;
import no.samtykke.fhirserver.changefeed.ChangeFeed;
import no.samtykke.fhirserver.changefeed.ChangeFeed.Extent;
import no.samtykke.fhirserver.grants.Act;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What became of settings, page by page, for an organisation that keeps its own list in step. */
@Component
public class ChangesOperation {

    private static final int GONE = 410;

    private final ExchangeGate gate;
    private final ExchangeParameters read;
    private final ChangeFeed feed;
    private final ChangeCursors cursors;
    private final ApplicationEventPublisher events;

    ChangesOperation(
            ExchangeGate gate,
            ExchangeParameters read,
            ChangeFeed feed,
            ChangeCursors cursors,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.read = read;
        this.feed = feed;
        this.cursors = cursors;
        this.events = events;
    }

    /** All that changed after a cursor, or since a moment, or ever; and where to go on. */
    @Operation(name = "$setting-changes")
    public Parameters settingChanges(@ResourceParam Parameters in, RequestDetails request) {
        var granted = granted(in, request);
        int count = read.count(in);
        var extent = feed.settle();
        long from = from(in, granted, extent);
        var found = feed.after(from, extent.last(), granted.kinds(), count + 1);
        var page = found.subList(0, Math.min(count, found.size()));
        boolean more = found.size() > count;
        // One who was erased has no log to be told in.
        events.publishEvent(granted.isTold(page.stream().flatMap(change -> change.patientId().stream()), request));
        var out = new Parameters();
        page.forEach(change -> change.addTo(out.addParameter().setName("change")));
        out.addParameter("more", new BooleanType(more));
        long end = more ? page.getLast().position() : extent.last();
        out.addParameter("next", new StringType(cursors.seal(end, granted.clientId(), granted.kinds())));
        return out;
    }

    private Granted granted(Parameters in, RequestDetails request) {
        if (in.hasParameter("category")) {
            return gate.demand(request, Act.FEED, read.kind(in.getParameter()));
        }
        return in.hasParameter("controller")
                ? gate.demandAny(request, Act.FEED, read.controller(in.getParameter()))
                : gate.demandAny(request, Act.FEED);
    }

    private long from(Parameters in, Granted granted, Extent extent) {
        var cursor = ExchangeParameters.text(in.getParameter(), "cursor");
        if (cursor.isEmpty()) {
            return since(in).orElse(extent.forgotten());
        }
        long from = cursors.open(cursor.get(), granted.clientId(), granted.kinds())
                .orElseThrow(() -> ExchangeParameters.missing("cursor"));
        if (from < extent.forgotten()) {
            throw new OperationRefused(GONE, "list-forgotten");
        }
        return from;
    }

    private Optional<Long> since(Parameters in) {
        return ExchangeParameters.one(in.getParameter(), "since").map(given -> {
            if (given.getValue() instanceof BaseDateTimeType moment && moment.hasValue()) {
                return feed.before(moment.getValue().toInstant());
            }
            throw ExchangeParameters.missing("since");
        });
    }
}
