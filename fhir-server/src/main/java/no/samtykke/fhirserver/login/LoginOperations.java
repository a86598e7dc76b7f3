package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.UUID;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/**
 * The FHIR face of this room, where a person logs in: Parameters in and out. Who may call it is for {@code access} to
 * say. Beside it stand {@link RepresentationOperations} and {@link AppOperations}.
 */
@Component
public class LoginOperations {

    private final LogIn logIn;
    private final Resumption resumption;
    private final TermsAcceptance acceptance;
    private final LoginParameters read;
    private final RefusedSteps steps;
    private final TermsProperties terms;

    LoginOperations(
            LogIn logIn,
            Resumption resumption,
            TermsAcceptance acceptance,
            LoginParameters read,
            RefusedSteps steps,
            TermsProperties terms) {
        this.logIn = logIn;
        this.resumption = resumption;
        this.acceptance = acceptance;
        this.read = read;
        this.steps = steps;
        this.terms = terms;
    }

    @Operation(name = "$login")
    public Parameters login(@ResourceParam Parameters in) {
        var person = read.person(in, "identifier");
        return person.isEmpty()
                ? refused(LoginRefusal.NOT_A_NATIONAL_ID)
                : told(logIn.attempt(person.get(), read.text(in, "acr"), read.session(in)));
    }

    /** Like {@code $login}, for one whom auth-server knows by a device of hers, and so by her Patient alone. */
    @Operation(name = "$resume")
    public Parameters resume(@ResourceParam Parameters in) {
        var resumed = resumption.attempt(
                read.patient(in, "actor"), read.text(in, "acr"), read.texts(in, "amr"), read.session(in));
        var out = told(resumed.outcome());
        resumed.number().map(LoginOperations::identifier).ifPresent(number -> out.addParameter("identifier", number));
        return out;
    }

    @Operation(name = "$accept-terms")
    public Parameters acceptTerms(@ResourceParam Parameters in, RequestDetails request) {
        var person = read.requiredPerson(in, "identifier");
        String policy = read.text(in, "terms");
        var level = read.level(in, "level");
        UUID sid = read.session(in);
        var accepted = steps.telling(
                request,
                () -> in.hasParameter("represented")
                        ? acceptance.acceptFor(read.requiredPerson(in, "represented"), person, level, policy, sid)
                        : acceptance.acceptForSelf(person, level, policy, sid));
        var out = new Parameters();
        out.addParameter("patient", new Reference("Patient/" + accepted.patientId()));
        out.addParameter("consent", new Reference("Consent/" + accepted.consentId()));
        return out;
    }

    private Parameters told(LogIn.Outcome outcome) {
        if (outcome.refusal().isPresent()) {
            return refused(outcome.refusal().get());
        }
        var out = new Parameters();
        out.addParameter("outcome", new CodeType("admitted"));
        var standing = outcome.standing();
        boolean upToDate =
                standing.acceptedTerms().filter(terms.policy()::equals).isPresent();
        out.addParameter("terms-accepted", new BooleanType(upToDate));
        out.addParameter("terms", new UriType(terms.policy()));
        out.addParameter("own-access", new CodeType(standing.ownAccess().code()));
        standing.level().ifPresent(level -> out.addParameter("level", new CodeType(level.code())));
        standing.profile().ifPresent(id -> out.addParameter("patient", new Reference("Patient/" + id)));
        standing.erasedOn().ifPresent(day -> out.addParameter("erased-on", new DateType(day.toString())));
        return out;
    }

    private static Parameters refused(LoginRefusal why) {
        var out = new Parameters();
        out.addParameter("outcome", new CodeType("refused"));
        out.addParameter("reason", new Coding(Refusals.SYSTEM, why.code(), null));
        return out;
    }

    static Identifier identifier(NationalId id) {
        return new Identifier().setSystem(id.system()).setValue(id.value());
    }
}
