package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * The people of one row of the table, all in order, so that they can accept and approve. What the row says otherwise
 * comes after that: {@link LifeEvents}, and what they decide.
 */
final class Cast {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String TESTS_OWN_CLIENT = "tests-own-app";
    private static final String EVERYTHING = "patient/*.cruds";

    static final Citizen SOMEBODY_ELSE = withData(People.citizen());

    final Citizen actor;
    final String subject;

    /** Who decides for the patient in context: she herself, or a parent or guardian who acts. */
    final Citizen decider;

    final Optional<Known> represented;
    final Optional<RelatedPerson> relation;

    private Cast(
            Citizen actor,
            String subject,
            Citizen decider,
            Optional<Known> represented,
            Optional<RelatedPerson> relation) {
        this.actor = actor;
        this.subject = subject;
        this.decider = decider;
        this.represented = represented;
        this.relation = relation;
    }

    static Cast of(String who) {
        var actor = withArchive(People.citizen());
        if (who.equals("self")) {
            return new Cast(actor, actor.patient(), actor, Optional.empty(), Optional.empty());
        }
        return who.contains("hold") ? holder(actor, who) : byRegister(actor, who);
    }

    private static Cast byRegister(Citizen actor, String who) {
        boolean guardian = who.startsWith("guardian");
        var represented = guardian ? People.adult() : People.born(today().minusYears(8));
        var relation = guardian ? guardian(actor, represented) : People.parent(actor.known(), represented);
        String patient = People.accept(actor.known(), actor.sid(), represented);
        giveArchive(actor, patient);
        return new Cast(actor, patient, actor, Optional.of(represented), Optional.of(relation));
    }

    /** Until the row says otherwise, a power of attorney for all; beside it, the relation that the row names. */
    private static Cast holder(Citizen actor, String who) {
        var giver = withArchive(People.citizen());
        Stored.mandate(giver.patient(), actor.known(), LifeEvents.ALL_AREAS);
        var relation = who.startsWith("parent")
                ? Optional.of(People.parent(actor.known(), giver.known()))
                : Optional.of(who).filter(one -> one.startsWith("guardian")).map(_ -> guardian(actor, giver.known()));
        return new Cast(actor, giver.patient(), giver, Optional.of(giver.known()), relation);
    }

    private static RelatedPerson guardian(Citizen actor, Known ward) {
        return People.guardian(actor.known(), ward, "personligeOgOekonomiskeInteresser");
    }

    private static Citizen withArchive(Citizen citizen) {
        giveArchive(citizen, citizen.patient());
        return citizen;
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }

    private static Citizen withData(Citizen citizen) {
        load(citizen.patient());
        return withArchive(citizen);
    }

    private static void load(String patient) {
        People.load(Clinical.TYPES.stream()
                .map(type -> Clinical.resource(type, patient))
                .toArray(Resource[]::new));
    }

    static void giveArchive(Citizen actor, String patient) {
        var given =
                SERVER.post("/Consent", ownToken(actor, patient), consent("health-archive", patient, actor.patient()));
        assertThat(given.status()).as(given.body()).isEqualTo(201);
    }

    /** A token of another app, through which the tests do what the row takes for granted. */
    static String ownToken(Citizen actor, String patient) {
        assertThat(People.approve(actor, patient, TESTS_OWN_CLIENT, EVERYTHING).status())
                .isEqualTo(200);
        return SERVER.issuer.appToken(
                TESTS_OWN_CLIENT, EVERYTHING, actor.patient(), patient, "idporten-loa-high", actor.sid());
    }

    /** The logical id of a resource of this type that a system stored, or that the server made. */
    static String find(Citizen actor, String patient, String type) {
        if (type.equals("Patient")) {
            return patient;
        }
        // Of Consents, one that nothing in the scene renews.
        String search = type.equals("Consent") ? "/Consent?status=active&category=health-archive" : "/" + type;
        var found = SERVER.get(search, ownToken(actor, patient));
        return found.status() == 200 && !found.entries().isEmpty()
                ? found.entries().getFirst().getIdElement().getIdPart()
                : UUID.randomUUID().toString();
    }

    static Consent read(Citizen actor, String patient, String id) {
        var read = SERVER.get("/Consent/" + id, ownToken(actor, patient));
        return read.status() == 200 ? read.as(Consent.class) : withId(consent("health-archive", patient, patient), id);
    }

    /** @param category of the entry, or empty text */
    static String ownEntry(Citizen actor, String patient, String category) {
        var entry = Clinical.in(category, resource("Observation", patient));
        return SERVER.post("/Observation", ownToken(actor, patient), entry).createdId();
    }

    static Resource resource(String type, String patient) {
        return Clinical.resource(type, patient);
    }

    static Observation entryThatNames(String patient, String other) {
        var entry = (Observation) resource("Observation", patient);
        entry.addPerformer(new Reference("Patient/" + other));
        return entry;
    }

    static void logOut(UUID sid) {
        var answer = SERVER.send(HttpRequest.newBuilder(URI.create(SERVER.base.replace("/fhir", "/backchannel-logout")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + SERVER.issuer.logoutToken(sid))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Withdraws the active Consent of a category, through the API as a citizen does. */
    static void withdraw(Citizen actor, String patient, String category) {
        String token = ownToken(actor, patient);
        SERVER.get("/Consent?status=active&_count=100", token).entries().stream()
                .map(Consent.class::cast)
                .filter(consent -> category.equals(
                        consent.getCategoryFirstRep().getCodingFirstRep().getCode()))
                .filter(consent -> !TESTS_OWN_CLIENT.equals(consent.getProvision()
                        .getActorFirstRep()
                        .getReference()
                        .getIdentifier()
                        .getValue()))
                .forEach(consent -> {
                    var answer = SERVER.put(
                            "/Consent/" + consent.getIdElement().getIdPart(),
                            token,
                            consent.setStatus(Consent.ConsentState.INACTIVE));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                });
    }

    static Consent consent(String category, String patient, String performer) {
        return Consents.given(category, patient, performer);
    }

    private static Consent withId(Consent consent, String id) {
        consent.setId(id);
        return consent;
    }
}
