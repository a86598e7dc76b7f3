package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.OwnCopy;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code $my-data}: a copy of everything that is kept about the person who asks, GDPR articles 15 and 20. What is
 * answered here is empty: the copy follows after the last door and the usage log, by {@link OutgoingStreaming}.
 */
@Component
public class MyDataOperation {

    private final Copying copying;
    private final Asker asker;
    private final FhirContext fhir;
    private final String base;
    private final Clock clock;

    MyDataOperation(Copying copying, Asker asker, FhirContext fhir, SmartProperties properties, Clock clock) {
        this.copying = copying;
        this.asker = asker;
        this.fhir = fhir;
        this.base = properties.base().toString();
        this.clock = clock;
    }

    @Operation(name = "$my-data")
    public Parameters myData(@ResourceParam Parameters in, RequestDetails request) {
        var format = Format.of(in, request).orElse(Format.JSON);
        var own = asker.copyFor(in, request, "my-data");
        outgoing(format, own, Languages.of(request)).keepIn(request);
        return new Parameters();
    }

    private Outgoing outgoing(Format format, OwnCopy own, String language) {
        var name = Optional.of("samtykke-" + LocalDate.now(clock) + "." + format.ending());
        return switch (format) {
            case JSON ->
                new Outgoing(
                        "application/fhir+json;charset=UTF-8",
                        name,
                        Optional.empty(),
                        out -> copying.copy(own, language, new CopyAsBundle(fhir, base, out)));
            case NDJSON ->
                new Outgoing(
                        "application/fhir+ndjson",
                        name,
                        Optional.empty(),
                        out -> copying.copy(own, language, new CopyAsLines(fhir, out)));
            case HTML ->
                new Outgoing(
                        Page.CONTENT_TYPE,
                        name,
                        Optional.of(Page.POLICY),
                        out -> copying.copy(own, language, new CopyAsPage(out, new Words(language))));
        };
    }
}
