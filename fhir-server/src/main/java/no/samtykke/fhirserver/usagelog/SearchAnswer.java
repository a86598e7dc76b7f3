package no.samtykke.fhirserver.usagelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.jspecify.annotations.Nullable;

/** The searchset Bundle of one page, with absolute links. */
final class SearchAnswer {

    private final RequestDetails request;
    private final LogQuery query;
    private final Function<UsageEntry, AuditEvent> events;
    private final Bundle bundle = new Bundle();

    SearchAnswer(RequestDetails request, LogQuery query, Function<UsageEntry, AuditEvent> events) {
        this.request = request;
        this.query = query;
        this.events = events;
        bundle.setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation(Bundle.LINK_SELF).setUrl(link(query.after()));
    }

    void setTotal(int total) {
        bundle.setTotal(total);
    }

    /** @param entries with one more than the page holds, when there is a next page */
    void addPage(List<UsageEntry> entries) {
        for (UsageEntry entry : entries.subList(0, Math.min(entries.size(), query.count()))) {
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/AuditEvent/" + entry.id())
                    .setResource(events.apply(entry))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        if (entries.size() > query.count()) {
            var last = Cursor.at(entries.get(query.count() - 1));
            bundle.addLink().setRelation(Bundle.LINK_NEXT).setUrl(link(last));
        }
    }

    Bundle bundle() {
        return bundle;
    }

    private String link(@Nullable Cursor cursor) {
        var parameters = new ArrayList<String>();
        new TreeMap<>(request.getParameters()).forEach((name, values) -> {
            if (!name.equals("_cursor")) {
                for (String value : values) {
                    parameters.add(name + "=" + URLEncoder.encode(value, UTF_8));
                }
            }
        });
        if (cursor != null) {
            parameters.add("_cursor=" + cursor.encode());
        }
        return request.getFhirServerBase() + "/AuditEvent"
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
}
