package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.DigitalAccess;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.Explanation;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.receipts.Receipts;
import no.samtykke.fhirserver.receipts.Veil;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * An organisation that has data of a person asks whether they may be shown digitally, to her or to one who acts for
 * her, and gets a signed answer. Why not is nobody's business outside, so a refusal has no reason.
 */
@Component
public class DecideOperation {

    /**
     * The one purpose that is decided here, of v3-ActReason: at the request of the patient, or of one who acts for her.
     */
    private static final String PATIENT_REQUEST = "PATRQT";

    private final ExchangeGate gate;
    private final ExchangeParameters read;
    private final PatientIdentities identities;
    private final DigitalAccess access;
    private final Receipts receipts;
    private final ApplicationEventPublisher events;

    DecideOperation(
            ExchangeGate gate,
            ExchangeParameters read,
            PatientIdentities identities,
            DigitalAccess access,
            Receipts receipts,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.read = read;
        this.identities = identities;
        this.access = access;
        this.receipts = receipts;
        this.events = events;
    }

    private record Asked(Optional<NationalId> person, Optional<NationalId> actor, boolean byHerself, String type) {}

    @Operation(name = "$decide")
    public Parameters decide(@ResourceParam Parameters in, RequestDetails request) {
        gate.demand(request, Act.DECIDE, SettingKind.ofPlatform(ConsentCategory.PLATFORM_TERMS));
        var granted = gate.demandAny(request, Act.DECIDE);
        var asked = asked(in);
        var patient = asked.person().flatMap(identities::patientOf);
        patient.ifPresent(known -> events.publishEvent(granted.isTold(Stream.of(known), request)));
        var actor = asked.byHerself() ? patient : asked.actor().flatMap(identities::patientOf);
        var answer = patient.isEmpty() || actor.isEmpty()
                ? DigitalAccess.NOT_KNOWN
                : access.of(granted.clientId(), actor.get(), patient.get(), asked.type(), granted.kinds());
        if (answer.reason().filter(Reason.REGISTER_UNAVAILABLE::equals).isPresent()) {
            throw new OperationRefused(503, Reason.REGISTER_UNAVAILABLE.code());
        }
        return told(asked, answer, granted, request);
    }

    private Asked asked(Parameters in) {
        var given = in.getParameter();
        if (!ExchangeParameters.text(given, "purpose").equals(Optional.of(PATIENT_REQUEST))) {
            throw ExchangeParameters.missing("purpose");
        }
        String type = ExchangeParameters.text(given, "type")
                .filter(name -> ServedType.of(name).isPresent())
                .orElseThrow(() -> ExchangeParameters.missing("type"));
        var actor = ExchangeParameters.one(given, "actor");
        return new Asked(
                ExchangeParameters.one(given, "person").flatMap(one -> read.person(one.getValue())),
                actor.flatMap(one -> read.person(one.getValue())),
                actor.isEmpty(),
                type);
    }

    private Parameters told(Asked asked, Explanation answer, Granted by, RequestDetails request) {
        var veil = new Veil();
        var answered = new LinkedHashMap<String, Object>();
        answered.put("decision", answer.ground().isPresent() ? "permit" : "deny");
        answer.ground().map(Ground::code).ifPresent(ground -> answered.put("ground", ground));
        answered.put("consents", answer.consents());
        var out = new Parameters();
        out.addParameter("decision", new CodeType(String.valueOf(answered.get("decision"))));
        answer.ground().ifPresent(ground -> out.addParameter("ground", new CodeType(ground.code())));
        answer.consents().forEach(id -> out.addParameter("consent", new Reference("Consent/" + id)));
        out.addParameter(
                "receipt",
                new StringType(receipts.receipt(
                        "decide", by.clientId(), RequestReference.of(request), question(asked, veil), answered)));
        out.addParameter("salt", new StringType(veil.salt()));
        return out;
    }

    private static Map<String, Object> question(Asked asked, Veil veil) {
        var question = new LinkedHashMap<String, Object>();
        asked.person().ifPresent(person -> question.put("person", veil.over(person)));
        asked.actor().ifPresent(actor -> question.put("actor", veil.over(actor)));
        question.put("type", asked.type());
        question.put("purpose", PATIENT_REQUEST);
        return question;
    }
}
