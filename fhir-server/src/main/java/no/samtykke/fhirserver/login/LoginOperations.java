package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentResources.App;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.representation.Represented;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/**
 * The FHIR face of this room: four operations, Parameters in and out. Who may call them is for {@code access} to say.
 */
@Component
public class LoginOperations {

    private final LogIn logIn;
    private final TermsAcceptance acceptance;
    private final AppApproval approval;
    private final Relations relations;
    private final PatientIdentities identities;
    private final ConsentFacts consents;
    private final AccessGate gate;
    private final LoginParameters read;
    private final TermsProperties terms;
    private final Refusals refusals;
    private final Clock clock;

    LoginOperations(
            LogIn logIn,
            TermsAcceptance acceptance,
            AppApproval approval,
            Relations relations,
            PatientIdentities identities,
            ConsentFacts consents,
            AccessGate gate,
            LoginParameters read,
            TermsProperties terms,
            Refusals refusals,
            Clock clock) {
        this.logIn = logIn;
        this.acceptance = acceptance;
        this.approval = approval;
        this.relations = relations;
        this.identities = identities;
        this.consents = consents;
        this.gate = gate;
        this.read = read;
        this.terms = terms;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Operation(name = "$login")
    public Parameters login(@ResourceParam Parameters in) {
        var person = read.person(in, "identifier");
        if (person.isEmpty()) {
            return refused(LoginRefusal.NOT_A_NATIONAL_ID);
        }
        var outcome = logIn.attempt(person.get(), read.text(in, "acr"), read.session(in));
        if (outcome.refusal().isPresent()) {
            return refused(outcome.refusal().get());
        }
        var out = new Parameters();
        out.addParameter("outcome", new CodeType("admitted"));
        boolean upToDate =
                outcome.acceptedTerms().filter(terms.policy()::equals).isPresent();
        out.addParameter("terms-accepted", new BooleanType(upToDate));
        out.addParameter("terms", new UriType(terms.policy()));
        outcome.patientId().ifPresent(id -> out.addParameter("patient", new Reference("Patient/" + id)));
        return out;
    }

    @Operation(name = "$accept-terms")
    public Parameters acceptTerms(@ResourceParam Parameters in, RequestDetails request) {
        var person = read.requiredPerson(in, "identifier");
        String policy = read.text(in, "terms");
        UUID sid = read.session(in);
        var accepted = telling(
                request,
                () -> in.hasParameter("represented")
                        ? acceptance.acceptFor(read.requiredPerson(in, "represented"), person, policy, sid)
                        : acceptance.acceptForSelf(person, policy, sid));
        var out = new Parameters();
        out.addParameter("patient", new Reference("Patient/" + accepted.patientId()));
        out.addParameter("consent", new Reference("Consent/" + accepted.consentId()));
        return out;
    }

    @Operation(name = "$representations")
    public Parameters representations(@ResourceParam Parameters in) {
        var out = new Parameters();
        try {
            var today = LocalDate.now(clock);
            relations.represented(read.requiredPerson(in, "identifier")).stream()
                    .filter(person -> gate.objectionToRepresenting(person.relation(), today)
                            .isEmpty())
                    .forEach(person -> add(out, person, today));
            out.addParameter("register", new CodeType("answered"));
        } catch (RegisterUnavailable unavailable) {
            out.addParameter("register", new CodeType("unavailable"));
        }
        return out;
    }

    @Operation(name = "$approve-app")
    public Parameters approveApp(@ResourceParam Parameters in, RequestDetails request) {
        var app = new App(read.text(in, "client-id"), read.text(in, "client-name"), read.text(in, "controller"));
        var scopes = List.of(read.text(in, "scope").split(" "));
        String consent = telling(
                request,
                () -> approval.approve(
                        read.patient(in, "actor"), read.patient(in, "patient"), app, scopes, read.session(in)));
        return new Parameters().addParameter("consent", new Reference("Consent/" + consent));
    }

    private void add(Parameters out, Represented person, LocalDate today) {
        var part = out.addParameter().setName("representation");
        NationalId id = person.id();
        var patient = identities
                .patientOf(id)
                .filter(found -> consents.acceptedTerms(found).isPresent());
        part.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(id.system()).setValue(id.value()));
        part.addPart().setName("name").setValue(new StringType(person.name()));
        part.addPart()
                .setName("birth-date")
                .setValue(new DateType(person.birthDate().toString()));
        part.addPart()
                .setName("basis")
                .setValue(
                        new CodeType(Ground.of(person.relation()).orElseThrow().code()));
        part.addPart().setName("reduced").setValue(new BooleanType(gate.isReduced(person.relation(), today)));
        part.addPart().setName("terms-accepted").setValue(new BooleanType(patient.isPresent()));
        patient.ifPresent(found -> part.addPart().setName("patient").setValue(new Reference("Patient/" + found)));
    }

    private static Parameters refused(LoginRefusal why) {
        var out = new Parameters();
        out.addParameter("outcome", new CodeType("refused"));
        out.addParameter("reason", new Coding(Refusals.SYSTEM, why.code(), null));
        return out;
    }

    private <T> T telling(RequestDetails request, Supplier<T> step) {
        try {
            return step.get();
        } catch (LoginRefused refused) {
            throw new ForbiddenOperationException(refused.reason(), refusals.outcome(refused.reason(), request));
        } catch (TermsOutdated outdated) {
            throw new ResourceVersionConflictException("terms-outdated", refusals.outcome("terms-outdated", request));
        }
    }
}
