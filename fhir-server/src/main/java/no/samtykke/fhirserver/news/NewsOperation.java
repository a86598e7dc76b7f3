package no.samtykke.fhirserver.news;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.passthrough.NewDocuments;
import no.samtykke.fhirserver.usagelog.Headlines;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code $events-since-last-login}: what happened between her log-in before this one and now. At her first log-in there
 * is nothing to tell.
 */
@Component
public class NewsOperation {

    private final Headlines headlines;
    private final NewDocuments documents;
    private final NewsParameters told;

    NewsOperation(Headlines headlines, NewDocuments documents, NewsParameters told) {
        this.headlines = headlines;
        this.documents = documents;
        this.told = told;
    }

    /** The door let in nobody but an app in the hands of a person who acts for herself. */
    @Operation(name = "$events-since-last-login", idempotent = true)
    public Parameters news(RequestDetails request) {
        var app = RequestAccess.appOf(request).orElseThrow(Refusals::absent);
        var answer = new Parameters();
        headlines.logInBefore(app.sid(), app.subject()).ifPresent(time -> {
            told.since(answer, time);
            headlines
                    .since(time, app.subject())
                    .forEach(one -> told.headline(answer, one, app.subject(), Languages.of(request)));
            documents.since(request, app, time).ifPresent(counted -> told.documents(answer, counted));
        });
        return answer;
    }
}
