package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.receipts.Receipts;
import no.samtykke.fhirserver.receipts.Veil;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** The receipt of an answer about two people. That of a no says no more than the answer does. */
@Component
class RepresentationReceipts {

    private final Receipts receipts;

    RepresentationReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    /** @param area that it was asked about; any when empty */
    record Asked(Optional<NationalId> actor, Optional<NationalId> subject, Optional<ServiceArea> area) {}

    void addTo(Parameters out, Asked asked, RepresentationCheck.Answer answer, RequestDetails request) {
        var veil = new Veil();
        String clientId = RequestAccess.of(request).orElseThrow().caller().clientId();
        String receipt = receipts.receipt(
                "check-representation", clientId, RequestReference.of(request), question(asked, veil), told(answer));
        out.addParameter("receipt", new StringType(receipt));
        out.addParameter("salt", new StringType(veil.salt()));
    }

    private static Map<String, Object> question(Asked asked, Veil veil) {
        var question = new LinkedHashMap<String, Object>();
        asked.actor().ifPresent(actor -> question.put("actor", veil.over(actor)));
        asked.subject().ifPresent(subject -> question.put("subject", veil.over(subject)));
        asked.area().ifPresent(area -> question.put("service-area", area.code()));
        return question;
    }

    private static Map<String, Object> told(RepresentationCheck.Answer answer) {
        var told = new LinkedHashMap<String, Object>();
        told.put("may-represent", answer.basis().isPresent());
        answer.basis().ifPresent(ground -> told.put("basis", ground.code()));
        answer.until().ifPresent(day -> told.put("until", day.toString()));
        if (!answer.areas().isEmpty()) {
            told.put(
                    "area",
                    answer.areas().stream().sorted().map(ServiceArea::code).toList());
        }
        return told;
    }
}
