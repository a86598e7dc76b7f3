package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.DigitalAccess;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.Explanation;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.exchange.SettingsOfPeople.Person;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.receipts.Receipts;
import no.samtykke.fhirserver.receipts.Veil;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * An organisation that has data of a person asks whether something may be done with them, and gets a signed answer:
 * whether they may be shown digitally, to her or to one who acts for her; or whether she takes part in a project of
 * research. Why not is nobody's business outside, so a refusal has no reason.
 */
@Component
public class DecideOperation {

    private final ExchangeGate gate;
    private final ExchangeParameters read;
    private final PatientIdentities identities;
    private final DigitalAccess access;
    private final SettingsOfPeople settings;
    private final Receipts receipts;
    private final ApplicationEventPublisher events;

    DecideOperation(
            ExchangeGate gate,
            ExchangeParameters read,
            PatientIdentities identities,
            DigitalAccess access,
            SettingsOfPeople settings,
            Receipts receipts,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.read = read;
        this.identities = identities;
        this.access = access;
        this.settings = settings;
        this.receipts = receipts;
        this.events = events;
    }

    /** @param ground of a permit by which she is shown her own data, or another hers */
    private record Answer(boolean permitted, Optional<Ground> ground, List<String> consents) {

        private static Answer of(Explanation why) {
            return new Answer(why.ground().isPresent(), why.ground(), why.consents());
        }
    }

    @Operation(name = "$decide")
    public Parameters decide(@ResourceParam Parameters in, RequestDetails request) {
        String purpose = ExchangeParameters.text(in.getParameter(), "purpose").orElse("");
        return switch (purpose) {
            case DecideQuestion.PATIENT_REQUEST -> decideShowing(in, request);
            case DecideQuestion.RESEARCH -> decideResearch(in, request);
            default -> throw ExchangeParameters.missing("purpose");
        };
    }

    private Parameters decideShowing(Parameters in, RequestDetails request) {
        gate.demand(request, Act.DECIDE, SettingKind.ofPlatform(ConsentCategory.PLATFORM_TERMS));
        var granted = gate.demandAny(request, Act.DECIDE);
        var asked = DecideQuestion.Showing.of(in, read);
        var patient = asked.person().flatMap(identities::patientOf);
        patient.ifPresent(known -> events.publishEvent(granted.isTold(Stream.of(known), request)));
        var actor = asked.byHerself() ? patient : asked.actor().flatMap(identities::patientOf);
        var answer = patient.isEmpty() || actor.isEmpty()
                ? DigitalAccess.NOT_KNOWN
                : access.of(granted.clientId(), actor.get(), patient.get(), asked.type(), granted.kinds());
        if (answer.reason().filter(Reason.REGISTER_UNAVAILABLE::equals).isPresent()) {
            throw new OperationRefused(503, Reason.REGISTER_UNAVAILABLE.code());
        }
        return told(asked, Answer.of(answer), granted, request);
    }

    /** By the one Consent that there can be: what $privacy-settings tells of it at the same moment. */
    private Parameters decideResearch(Parameters in, RequestDetails request) {
        var kind = new SettingKind(ConsentCategory.RESEARCH_CONSENT, read.controller(in.getParameter()));
        var granted = gate.demand(request, Act.DECIDE, kind);
        var asked = DecideQuestion.Research.of(in, read);
        var found =
                settings.of(asked.person().map(Set::of).orElse(Set.of()), Set.of(kind), Optional.of(asked.policy()));
        events.publishEvent(granted.isTold(found.values().stream().map(Person::patientId), request));
        var standing = found.values().stream()
                .flatMap(person -> person.told().stream())
                .filter(SettingRow::permits)
                .map(SettingRow::consentId)
                .toList();
        return told(asked, new Answer(!standing.isEmpty(), Optional.empty(), standing), granted, request);
    }

    private Parameters told(DecideQuestion asked, Answer answer, Granted by, RequestDetails request) {
        var veil = new Veil();
        String decision = answer.permitted() ? "permit" : "deny";
        var answered = new LinkedHashMap<String, Object>();
        answered.put("decision", decision);
        answer.ground().map(Ground::code).ifPresent(ground -> answered.put("ground", ground));
        answered.put("consents", answer.consents());
        var out = new Parameters();
        out.addParameter("decision", new CodeType(decision));
        answer.ground().ifPresent(ground -> out.addParameter("ground", new CodeType(ground.code())));
        answer.consents().forEach(id -> out.addParameter("consent", new Reference("Consent/" + id)));
        String receipt =
                receipts.receipt("decide", by.clientId(), RequestReference.of(request), asked.under(veil), answered);
        out.addParameter("receipt", new StringType(receipt));
        out.addParameter("salt", new StringType(veil.salt()));
        return out;
    }
}
