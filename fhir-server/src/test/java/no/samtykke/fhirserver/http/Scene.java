package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.fhirserver.access.AccessCase;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Consent;

/**
 * People in the state of a row, with what is stored about them. Rows that leave all as it was share a scene when they
 * begin alike: nobody is made twice.
 */
final class Scene {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final Set<String> NAMES_NO_RESOURCE = Set.of("search", "create", "create-with-foreign-reference");
    private static final Set<String> CHANGES_A_CONSENT = Set.of("withdraw", "edit");
    private static final Set<String> LOOKS = Set.of("read", "vread", "history");
    private static final Map<String, Scene> SHARED = new ConcurrentHashMap<>();

    final Cast cast;
    private final AccessCase row;
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private Consent given = new Consent();

    private Scene(AccessCase row) {
        this.row = row;
        this.cast = Cast.of(row.who());
    }

    /** Her approval of the scopes that the row names is part of it. */
    static Scene of(AccessCase row) {
        if (!isShared(row)) {
            return new Scene(row).begin();
        }
        if (row.who().equals("self") && row.states().isEmpty()) {
            var inOrder = SHARED.computeIfAbsent("self", _ -> new Scene(row));
            inOrder.approve(row.scopes());
            return inOrder;
        }
        String alike = String.join(" | ", row.who(), row.state(), row.scopes());
        return SHARED.computeIfAbsent(alike, _ -> new Scene(row).begin());
    }

    private static boolean isShared(AccessCase row) {
        return NAMES_NO_RESOURCE.contains(row.does())
                || (LOOKS.contains(row.does())
                        && (isStoredBySystems(row.type()) || row.type().equals("Patient")));
    }

    private static boolean isStoredBySystems(String type) {
        return Clinical.TYPES.contains(type);
    }

    /** The resource that a row speaks of, when it speaks of one that no app of hers stored. */
    String find(AccessCase asked) {
        if (NAMES_NO_RESOURCE.contains(asked.does()) && !isStoredBySystems(asked.type())) {
            return "";
        }
        return asked.owner().equals("actor")
                ? find(cast.actor, cast.actor.patient(), asked.type())
                : find(cast.decider, cast.subject, asked.type());
    }

    /** The logical id of a resource of this type that a system stored, or that the server made. */
    private String find(Citizen owner, String patient, String type) {
        return stored.computeIfAbsent(
                type + " of " + patient,
                _ -> isStoredBySystems(type)
                        ? People.load(Clinical.resource(type, patient)).getFirst()
                        : Cast.find(owner, patient, type));
    }

    private Scene begin() {
        // What only she finds is found before anything stands in her way.
        if (row.owner().equals("subject")) {
            find(row);
        }
        if (row.state().contains("kjernejournal-optout")) {
            // After it, nothing of the summary care record is stored.
            find(cast.decider, cast.subject, "AllergyIntolerance");
        }
        if (row.owner().equals("own-entry")) {
            stored.put("own entry", Cast.ownEntry(cast.decider, cast.subject, row.category()));
        }
        if (CHANGES_A_CONSENT.contains(row.does()) && row.owner().equals("subject")) {
            given = Cast.read(cast.decider, cast.subject, find(row));
        }
        if (!row.differsBy("app-never-approved")) {
            approve(approved());
        }
        row.states().forEach(this::enter);
        new LifeEvents(cast).leadTo(row.who());
        return this;
    }

    /** An entry that an app of hers stored before the scene began. */
    String ownEntry() {
        return stored.get("own entry");
    }

    /** The Consent that the row is about to change, as she read it before. */
    Consent given() {
        return given;
    }

    private String approved() {
        if (row.differsBy("app-approved-laboratory")) {
            return "patient/Observation.cruds?category=" + AccessCase.CATEGORIES + "|laboratory";
        }
        return row.differsBy("app-approved-less") ? "patient/Patient.rs" : row.scopes();
    }

    private void approve(String scopes) {
        assertThat(People.approve(cast.actor, cast.subject, scopes).status()).isEqualTo(200);
    }

    /** Makes a state that differs, by the ways a person or an operator has. */
    private void enter(String state) {
        boolean actors = state.startsWith("actor-");
        String patient = actors ? cast.actor.patient() : cast.subject;
        Citizen decider = actors ? cast.actor : cast.decider;
        String what = state.replaceFirst("^(subject|actor)-", "");
        switch (what) {
            case "session-ended" -> Cast.logOut(cast.actor.sid());
            case "terms-withdrawn" -> Cast.withdraw(decider, patient, "platform-terms");
            case "app-withdrawn" -> Cast.withdraw(cast.decider, cast.subject, "app-access");
            case "no-archive" -> Cast.withdraw(decider, patient, "health-archive");
            case "unreadable-consent" -> Stored.unreadableConsent(patient);
            case "level-of-consent-basic" -> Stored.acceptAtLevel(patient, "basic");
            case "level-of-consent-basic-plus" -> Stored.acceptAtLevel(patient, "basic-plus");
            default -> {
                if (ConsentCategory.of(what).isPresent()) {
                    Stored.close(patient, what);
                }
            }
        }
    }

    /** The session that the token of a row names. */
    UUID sid(AccessCase asked) {
        if (asked.differsBy("session-unknown")) {
            return UUID.randomUUID();
        }
        return asked.differsBy("session-of-another") ? Cast.SOMEBODY_ELSE.sid() : cast.actor.sid();
    }

    String token(AccessCase asked) {
        return SERVER.issuer.appToken(
                People.CLIENT, asked.scopes(), cast.actor.patient(), cast.subject, asked.acr(), sid(asked));
    }
}
