package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Makes people in the register and lets them in, through the operations that auth-server uses. */
final class People {

    static final String CLIENT = "test-app";
    static final String TERMS = "https://samtykke.example/terms/2026-11-01";

    /** A day has some eight hundred synthetic numbers. */
    private static final int ADULTS_A_DAY = 500;

    private static final AtomicInteger ADULTS = new AtomicInteger();
    private static final Map<LocalDate, AtomicInteger> BORN = new ConcurrentHashMap<>();
    private static final RunningServer SERVER = RunningServer.ONE;

    private People() {}

    /** A person whom the register knows. Her record there may be changed at any time. */
    record Known(NationalId id, Patient inRegister) {}

    /** A person who has logged in and accepted the terms. */
    record Citizen(Known known, String patient, UUID sid) {}

    static Known born(LocalDate day) {
        int person = BORN.computeIfAbsent(day, _ -> new AtomicInteger()).incrementAndGet();
        var id = SyntheticNumbers.bornOn(day.toString(), person);
        var record = Registered.person(id, "Synthetic Person", day.toString());
        SERVER.register.add(record);
        return new Known(id, record);
    }

    static Known adult() {
        return born(LocalDate.parse("1980-05-17").minusDays(ADULTS.getAndIncrement() / ADULTS_A_DAY));
    }

    static RelatedPerson parent(Known parent, Known child) {
        var relation = Registered.parent(parent.id(), child.inRegister());
        SERVER.register.add(relation);
        return relation;
    }

    static RelatedPerson guardian(Known guardian, Known ward, String scope) {
        var relation = Registered.guardian(guardian.id(), ward.inRegister(), scope);
        SERVER.register.add(relation);
        return relation;
    }

    static void isNowBorn(Known person, LocalDate day) {
        person.inRegister().setBirthDateElement(new DateType(day.toString()));
    }

    static Citizen citizen(Known known) {
        var sid = UUID.randomUUID();
        login(known, sid);
        return new Citizen(known, accept(known, sid, null), sid);
    }

    static Citizen citizen() {
        return citizen(adult());
    }

    static Answer login(Known known, UUID sid) {
        return operation(
                "$login",
                new Parameters()
                        .addParameter("identifier", identifier(known.id()))
                        .addParameter("acr", new StringType("idporten-loa-high"))
                        .addParameter("sid", new StringType(sid.toString())));
    }

    /** Accepts the terms; for another when {@code represented} is given. */
    static String accept(Known known, UUID sid, @Nullable Known represented) {
        return accept(known, sid, represented, "full");
    }

    static String accept(Known known, UUID sid, @Nullable Known represented, String level) {
        var answer = acceptance(known, sid, represented, level);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ((Reference) answer.as(Parameters.class).getParameter("patient").getValue())
                .getReferenceElement()
                .getIdPart();
    }

    static Answer acceptance(Known known, UUID sid, @Nullable Known represented, String level) {
        var in = new Parameters()
                .addParameter("identifier", identifier(known.id()))
                .addParameter("terms", new UriType(TERMS))
                .addParameter("level", new CodeType(level))
                .addParameter("language", new CodeType("nb"))
                .addParameter("sid", new StringType(sid.toString()));
        if (represented != null) {
            in.addParameter("represented", identifier(represented.id()));
        }
        return operation("$accept-terms", in);
    }

    static Answer approve(Citizen actor, String patient, String scope) {
        return approve(actor, patient, CLIENT, scope);
    }

    static Answer approve(Citizen actor, String patient, String clientId, String scope) {
        return operation(
                "$approve-app",
                new Parameters()
                        .addParameter("actor", new Reference("Patient/" + actor.patient()))
                        .addParameter("patient", new Reference("Patient/" + patient))
                        .addParameter("client-id", new StringType(clientId))
                        .addParameter("client-name", new StringType("Test app"))
                        .addParameter("controller", new StringType("Testers"))
                        .addParameter("scope", new StringType(scope))
                        .addParameter("sid", new StringType(actor.sid().toString())));
    }

    static Answer operation(String name, Parameters in) {
        return SERVER.post("/" + name, SERVER.issuer.loginServerToken(), in);
    }

    static Identifier identifier(NationalId id) {
        return new Identifier().setSystem(id.system()).setValue(id.value());
    }

    static String token(Citizen actor, String subject, String scope) {
        return SERVER.issuer.appToken(CLIENT, scope, actor.patient(), subject, "idporten-loa-high", actor.sid());
    }

    /** What a token of hers says, beside what every token says. */
    static Consumer<JWTClaimsSet.Builder> claims(Citizen citizen, String scope) {
        return SERVER.issuer.ofApp(
                CLIENT, scope, citizen.patient(), citizen.patient(), "idporten-loa-high", citizen.sid());
    }

    /** An approved token that is bound to a key. */
    static String boundToken(Citizen citizen, String scope, DpopKey key) {
        assertThat(approve(citizen, citizen.patient(), scope).status()).isEqualTo(200);
        return SERVER.issuer.sign(
                "at+jwt",
                claims(citizen, scope).andThen(claims -> claims.claim("cnf", Map.of("jkt", key.thumbprint()))));
    }

    /** A token that is approved as well. */
    static String approvedToken(Citizen citizen, String scope) {
        assertThat(approve(citizen, citizen.patient(), scope).status()).isEqualTo(200);
        return token(citizen, citizen.patient(), scope);
    }

    /** Stores resources as a system would, and answers their logical ids in order. */
    static List<String> load(Resource... resources) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var resource : resources) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl(resource.fhirType());
        }
        var answer = SERVER.post("", SERVER.issuer.systemToken("loader", "system/*.c"), bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResponse().getLocation().split("/")[1])
                .toList();
    }
}
