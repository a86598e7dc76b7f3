package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.Languages;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** {@code $privacy-report}: who processes what about her, why, on what ground, for how long, and who has got it. */
@Component
public class PrivacyReportOperation {

    private final PrivacyReport report;
    private final Asker asker;

    PrivacyReportOperation(PrivacyReport report, Asker asker) {
        this.report = report;
        this.asker = asker;
    }

    @Operation(name = "$privacy-report")
    public Parameters privacyReport(@ResourceParam Parameters in, RequestDetails request) {
        var format = Format.of(in, request);
        var words = new Words(Languages.of(request));
        var own = asker.copyFor(in, request, "privacy-report");
        var told = report.of(own.patient(), words);
        if (format.filter(Format.HTML::equals).isEmpty()) {
            return told;
        }
        new Outgoing(
                        Page.CONTENT_TYPE,
                        Optional.empty(),
                        Optional.of(Page.POLICY),
                        out -> new ReportPage(out, words).write(told, "report.title"))
                .keepIn(request);
        return new Parameters();
    }
}
