package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * The people of one row of the table: all in order at first, so that they can accept and approve, then as the row says.
 * What comes between is what happens in life: a birthday, a move, a relation that ends.
 */
final class Cast {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String TESTS_OWN_CLIENT = "tests-own-app";
    private static final String EVERYTHING = "patient/*.cruds";

    static final Citizen SOMEBODY_ELSE = withData(People.citizen());

    final Citizen actor;
    final String subject;
    private final Optional<Known> represented;
    private final Optional<RelatedPerson> relation;

    private Cast(Citizen actor, String subject, Optional<Known> represented, Optional<RelatedPerson> relation) {
        this.actor = actor;
        this.subject = subject;
        this.represented = represented;
        this.relation = relation;
    }

    static Cast of(String who) {
        var actor = withData(People.citizen());
        if (who.equals("self")) {
            return new Cast(actor, actor.patient(), Optional.empty(), Optional.empty());
        }
        if (who.startsWith("holder")) {
            return holder(actor, who, withData(People.citizen()), Optional.empty());
        }
        if (who.equals("parent-of-17-who-holds")) {
            var child = withData(People.citizen());
            return holder(
                    actor, "holder-of-information", child, Optional.of(People.parent(actor.known(), child.known())));
        }
        boolean guardian = who.startsWith("guardian");
        var represented = guardian ? People.adult() : People.born(today().minusYears(8));
        var relation = guardian
                ? People.guardian(actor.known(), represented, "personligeOgOekonomiskeInteresser")
                : People.parent(actor.known(), represented);
        String patient = People.accept(actor.known(), actor.sid(), represented);
        load(patient);
        giveArchive(actor, patient);
        return new Cast(actor, patient, Optional.of(represented), Optional.of(relation));
    }

    private static Cast holder(Citizen actor, String who, Citizen giver, Optional<RelatedPerson> relation) {
        String areas = switch (who) {
            case "holder-of-information" -> "registered-information";
            case "holder-of-record" -> "health-record";
            case "holder-of-services" -> "digital-health-services";
            default -> "registered-information health-record digital-health-services";
        };
        Stored.mandate(giver.patient(), actor.known(), areas);
        return new Cast(actor, giver.patient(), Optional.of(giver.known()), relation);
    }

    /** From now on the register says what the row says. */
    void entersTheStateOf(String who) {
        represented.ifPresent(person -> {
            bornOn(who).ifPresent(day -> People.isNowBorn(person, day));
            switch (who) {
                case "holder-of-17" -> People.isNowBorn(actor.known(), today().minusYears(17));
                case "holder-with-protected-address" ->
                    Registered.protect("fortrolig", actor.known().inRegister().getMeta());
                default -> {}
            }
            relation.ifPresent(of -> change(who, person, of));
        });
    }

    private void change(String who, Known person, RelatedPerson of) {
        if (who.startsWith("parents-elsewhere")) {
            Registered.moveTo("Another street 2", of);
        }
        switch (who) {
            case "father-elsewhere-of-8" -> {
                Registered.moveTo("Another street 2", of);
                People.parent(People.adult(), person);
            }
            case "parent-with-protected-address-of-8", "guardian-with-protected-address" ->
                Registered.protect("strengtFortrolig", of.getMeta());
            case "parent-of-8-with-protected-address" ->
                Registered.protect("fortrolig", person.inRegister().getMeta());
            case "kin-of-8" ->
                of.getRelationshipFirstRep()
                        .getCodingFirstRep()
                        .setSystem(Registered.KINSHIP)
                        .setCode("mor");
            case "stranger" -> of.setActive(false);
            case "guardian-economic" ->
                of.setExtension(People.guardian(actor.known(), People.adult(), "oekonomiskeInteresser")
                        .getExtension());
            case "parent-when-register-is-down" -> SERVER.register.answersWithStatus(500);
            default -> {}
        }
    }

    private static Optional<LocalDate> bornOn(String who) {
        return switch (who) {
            case "parent-of-11", "parents-elsewhere-of-11" ->
                Optional.of(today().minusYears(12).plusDays(1));
            case "parent-of-12-today" -> Optional.of(today().minusYears(12));
            case "parent-of-14", "parents-elsewhere-of-14" -> Optional.of(today().minusYears(14));
            case "parent-of-16-tomorrow" -> Optional.of(today().minusYears(16).plusDays(1));
            case "parent-of-16-today" -> Optional.of(today().minusYears(16));
            case "parent-of-17", "parent-of-17-who-holds" -> Optional.of(today().minusYears(17));
            default -> Optional.empty();
        };
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }

    private static Citizen withData(Citizen citizen) {
        load(citizen.patient());
        giveArchive(citizen, citizen.patient());
        return citizen;
    }

    private static void load(String patient) {
        People.load(Clinical.TYPES.stream()
                .map(type -> Clinical.resource(type, patient))
                .toArray(Resource[]::new));
    }

    private static void giveArchive(Citizen actor, String patient) {
        var given =
                SERVER.post("/Consent", ownToken(actor, patient), consent("health-archive", patient, actor.patient()));
        assertThat(given.status()).as(given.body()).isEqualTo(201);
    }

    /** A token of another app, through which the tests do what the row takes for granted. */
    private static String ownToken(Citizen actor, String patient) {
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
