package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.samtykke.fhirserver.access.AccessCase;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Resource;

/** Sets one row of the table up with people of its own, and asks its question over HTTP. */
final class Scene {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final AccessCase row;
    private final Cast cast;

    Scene(AccessCase row) {
        this.row = row;
        this.cast = Cast.of(row.who());
    }

    Answer play() {
        String id = resourceInQuestion();
        if (!row.state().equals("app-never-approved")) {
            approve(
                    switch (row.state()) {
                        case "app-approved-less" -> "patient/Patient.rs";
                        case "app-approved-laboratory" ->
                            "patient/Observation.cruds?category=" + AccessCase.CATEGORIES + "|laboratory";
                        default -> row.scopes();
                    });
        }
        spoil();
        cast.entersTheStateOf(row.who());
        return ask(token(), id);
    }

    private void approve(String scopes) {
        assertThat(People.approve(cast.actor, cast.subject, scopes).status()).isEqualTo(200);
    }

    /** Makes the state that differs, by the ways a person or an operator has. */
    private void spoil() {
        if (row.does().matches("give-(health-)?archive.*")) {
            Cast.withdraw(cast.actor, cast.subject, "health-archive");
        }
        switch (row.state()) {
            case "session-ended" -> Cast.logOut(cast.actor.sid());
            case "actor-terms-withdrawn" -> Cast.withdraw(cast.actor, cast.actor.patient(), "platform-terms");
            case "subject-terms-withdrawn" -> Cast.withdraw(cast.actor, cast.subject, "platform-terms");
            case "app-withdrawn" -> Cast.withdraw(cast.actor, cast.subject, "app-access");
            case "no-archive" -> Cast.withdraw(cast.actor, cast.subject, "health-archive");
            case "unreadable-consent" -> Stored.unreadableConsent(cast.subject);
            default -> decision();
        }
    }

    private void decision() {
        String category = row.state().replaceFirst("^(subject|actor)-", "");
        if (category.startsWith("level-of-consent-")) {
            Stored.acceptAtLevel(cast.subject, category.replace("level-of-consent-", ""));
        }
        if (ConsentCategory.of(category).isPresent()) {
            Stored.close(row.state().startsWith("actor-") ? cast.actor.patient() : cast.subject, category);
        }
    }

    private String token() {
        String acr = switch (row.state()) {
            case "level-substantial" -> "idporten-loa-substantial";
            case "level-low" -> "idporten-loa-low";
            case "level-high-not" -> "idporten-loa-high-not";
            case "level-old-name" -> "Level4";
            default -> "idporten-loa-high";
        };
        UUID sid = switch (row.state()) {
            case "session-unknown" -> UUID.randomUUID();
            case "session-of-another" -> Cast.SOMEBODY_ELSE.sid();
            default -> cast.actor.sid();
        };
        return SERVER.issuer.appToken(People.CLIENT, row.scopes(), cast.actor.patient(), cast.subject, acr, sid);
    }

    /** The logical id that the row speaks of. */
    private String resourceInQuestion() {
        return switch (row.owner()) {
            case "absent" -> UUID.randomUUID().toString();
            case "actor" -> Cast.find(cast.actor, cast.actor.patient(), row.type());
            case "other" -> Cast.find(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), row.type());
            case "own-entry" -> Cast.ownEntry(cast.actor, cast.subject, row.category());
            default ->
                row.category().isEmpty()
                        ? Cast.find(cast.actor, cast.subject, row.type())
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
        Citizen owner = row.whose().equals("other") ? Cast.SOMEBODY_ELSE : cast.actor;
        var consent = Cast.read(owner, row.whose().equals("other") ? owner.patient() : cast.subject, id);
        return row.does().equals("withdraw")
                ? consent.setStatus(Consent.ConsentState.INACTIVE)
                : consent.setDateTimeElement(new DateTimeType("2020-01-01"));
    }

    private static Resource withId(Resource resource, String id) {
        resource.setId(id);
        return resource;
    }
}
