package no.samtykke.fhirserver.http;

import java.util.UUID;
import no.samtykke.fhirserver.access.AccessCase;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Asks the question of one row of the table over HTTP, in its scene. */
final class Play {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final AccessCase row;
    private final Scene scene;
    private final Cast cast;

    private Play(AccessCase row) {
        this.row = row;
        this.scene = Scene.of(row);
        this.cast = scene.cast;
    }

    static Answer of(AccessCase row) {
        var play = new Play(row);
        String id = play.resourceInQuestion();
        if (row.who().endsWith("when-register-is-down")) {
            SERVER.register.answersWithStatus(500);
        }
        return play.ask(play.scene.token(row), id);
    }

    /** What {@code $explain} says of the same, asked in the same scene. */
    static Answer explanationOf(AccessCase row) {
        var play = new Play(row);
        String id = play.resourceInQuestion();
        if (row.who().endsWith("when-register-is-down")) {
            SERVER.register.answersWithStatus(500);
        }
        var question = ExplainIT.question(row.does(), row.type());
        if (!row.does().equals("search")) {
            question.addParameter("reference", new Reference(row.type() + "/" + id));
        }
        return ExplainIT.ask(play.scene.token(row), question);
    }

    /** The logical id that the row speaks of. */
    private String resourceInQuestion() {
        return switch (row.owner()) {
            case "absent" -> UUID.randomUUID().toString();
            case "other" -> Cast.find(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), row.type());
            case "own-entry" -> scene.ownEntry();
            default ->
                row.category().isEmpty()
                        ? scene.find(row)
                        : People.load(categorised()).getFirst();
        };
    }

    private Answer ask(String token, String id) {
        String url = "/" + row.type();
        return switch (row.does()) {
            case "read" -> SERVER.get(url + "/" + id, token);
            case "vread" -> SERVER.get(url + "/" + id + "/_history/1", token);
            case "history" -> SERVER.get(url + "/" + id + "/_history", token);
            case "search" -> SERVER.get(url, token);
            case "delete" -> SERVER.delete(url + "/" + id, token);
            case "update" -> SERVER.put(url + "/" + id, token, withId(categorised(), id));
            case String way when way.startsWith("withdraw-") -> withdraw(way.substring("withdraw-".length()), token);
            case "withdraw", "edit" -> SERVER.put(url + "/" + id, token, changedConsent(id));
            default -> SERVER.post(url, token, newResource());
        };
    }

    private Answer withdraw(String category, String token) {
        var given = Stored.close(cast.subject, category);
        String id = given.getIdElement().getIdPart();
        return SERVER.put("/Consent/" + id, token, given.setStatus(Consent.ConsentState.INACTIVE));
    }

    private Resource newResource() {
        String actor = cast.actor.patient();
        return switch (row.does()) {
            case "create-with-foreign-reference" -> Cast.entryThatNames(cast.subject, Cast.SOMEBODY_ELSE.patient());
            case "give-archive-in-another-name" ->
                Cast.consent("health-archive", cast.subject, Cast.SOMEBODY_ELSE.patient());
            case "give-terms" -> Cast.consent("platform-terms", cast.subject, actor);
            case "give-app-access" -> Consents.appAccess(cast.subject, actor);
            case "give-unknown-category" -> Cast.consent("made-up", cast.subject, actor);
            case String way
            when way.startsWith("give-") -> Cast.consent(way.substring("give-".length()), cast.subject, actor);
            default -> categorised();
        };
    }

    private Resource categorised() {
        return Clinical.in(row.category(), Cast.resource(row.type(), cast.subject));
    }

    private Resource changedConsent(String id) {
        var consent = row.owner().equals("other")
                ? Cast.read(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), id)
                : scene.given();
        return row.does().equals("withdraw")
                ? consent.setStatus(Consent.ConsentState.INACTIVE)
                : consent.setDateTimeElement(new DateTimeType("2020-01-01"));
    }

    private static Resource withId(Resource resource, String id) {
        resource.setId(id);
        return resource;
    }
}
