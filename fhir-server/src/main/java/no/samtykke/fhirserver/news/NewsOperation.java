package no.samtykke.fhirserver.news;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.passthrough.NewDocuments;
import no.samtykke.fhirserver.usagelog.SinceLastLogin;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code $events-since-last-login}: about the patient in context, since the person who acts logged in the time before
 * this. At her first log-in nothing is told.
 */
@Component
public class NewsOperation {

    private final SinceLastLogin log;
    private final NewDocuments documents;
    private final NewsParameters told;

    NewsOperation(SinceLastLogin log, NewDocuments documents, NewsParameters told) {
        this.log = log;
        this.documents = documents;
        this.told = told;
    }

    @Operation(name = "$events-since-last-login", idempotent = true)
    public Parameters eventsSinceLastLogin(RequestDetails request) {
        var app = RequestAccess.appOf(request).orElseThrow(Refusals::absent);
        return log.of(app.actor(), app.sid(), app.subject())
                .map(news -> told.of(news, documents.since(news.since(), request, app), Languages.of(request)))
                .orElseGet(Parameters::new);
    }
}
