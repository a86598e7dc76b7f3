package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** Whom a person may act for: told to auth-server, to her own apps, and, about two people, to services outside. */
@Component
public class RepresentationOperations {

    private final RepresentedPeople people;
    private final RepresentationCheck check;
    private final PatientIdentities identities;
    private final LoginParameters read;
    private final RefusedSteps steps;
    private final RepresentationReceipts receipts;
    private final ExchangeGate gate;

    RepresentationOperations(
            RepresentedPeople people,
            RepresentationCheck check,
            PatientIdentities identities,
            LoginParameters read,
            RefusedSteps steps,
            RepresentationReceipts receipts,
            ExchangeGate gate) {
        this.people = people;
        this.check = check;
        this.identities = identities;
        this.read = read;
        this.steps = steps;
        this.receipts = receipts;
        this.gate = gate;
    }

    /** For an app it is about the person in whose hands it is, and tells no number and no birth date. */
    @Operation(name = "$representations")
    public Parameters representations(@ResourceParam Parameters in, RequestDetails request) {
        var app = caller(request).filter(CitizenApp.class::isInstance).map(CitizenApp.class::cast);
        if (app.isPresent() && in.hasParameter("identifier")) {
            throw new InvalidRequestException("An app asks about the person who uses it, and names nobody");
        }
        var actor = app.isPresent()
                ? identities.numberOf(app.get().actor())
                : Optional.of(read.requiredPerson(in, "identifier"));
        return represented(actor, app.isEmpty());
    }

    /** The answer to whoever is unknown is that to whoever may not. */
    @Operation(name = "$check-representation")
    public Parameters checkRepresentation(@ResourceParam Parameters in, RequestDetails request) {
        var actor = read.person(in, "actor");
        var subject = read.person(in, "subject");
        var area = read.area(in, "service-area");
        var granted = gate.demand(request, Act.CHECK, SettingKind.ofPlatform(ConsentCategory.PROXY_MANDATE));
        var answer = steps.telling(
                request,
                () -> actor.isEmpty() || subject.isEmpty()
                        ? RepresentationCheck.NO
                        : check.ask(actor.get(), subject.get(), area, granted));
        var out = new Parameters();
        out.addParameter("may-represent", new BooleanType(answer.basis().isPresent()));
        answer.basis().ifPresent(ground -> out.addParameter("basis", new CodeType(ground.code())));
        answer.until().ifPresent(day -> out.addParameter("until", date(day)));
        answer.areas().stream().sorted().forEach(one -> out.addParameter("area", new CodeType(one.code())));
        if (in.getParameterBool("receipt")) {
            receipts.addTo(out, new RepresentationReceipts.Asked(actor, subject, area), answer, request);
        }
        return out;
    }

    private Parameters represented(Optional<NationalId> actor, boolean withNumbers) {
        var out = new Parameters();
        try {
            for (var person : actor.isPresent() ? people.of(actor.get()) : List.<RepresentedPerson>of()) {
                add(out.addParameter().setName("representation"), person, withNumbers);
            }
            out.addParameter("register", new CodeType("answered"));
        } catch (RegisterUnavailable unavailable) {
            out.addParameter("register", new CodeType("unavailable"));
        }
        return out;
    }

    private static void add(ParametersParameterComponent part, RepresentedPerson person, boolean withNumbers) {
        if (withNumbers) {
            add(part, "identifier", LoginOperations.identifier(person.number()));
            add(part, "birth-date", date(person.birthDate()));
        }
        add(part, "name", new StringType(person.name()));
        add(part, "basis", new CodeType(person.basis().code()));
        add(part, "reduced", new BooleanType(person.reduced()));
        person.until().ifPresent(day -> add(part, "until", date(day)));
        addAreas(part, person.areas());
        add(part, "terms-accepted", new BooleanType(person.patient().isPresent()));
        person.patient().ifPresent(patient -> add(part, "patient", new Reference("Patient/" + patient)));
    }

    private static void addAreas(ParametersParameterComponent part, Set<ServiceArea> areas) {
        areas.stream().sorted().forEach(area -> add(part, "area", new CodeType(area.code())));
    }

    private static void add(ParametersParameterComponent part, String name, Type value) {
        part.addPart().setName(name).setValue(value);
    }

    private static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }

    private static Optional<Caller> caller(RequestDetails request) {
        return RequestAccess.of(request).map(RequestAccess::caller);
    }
}
