package no.samtykke.authserver.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.fhir.LoginAnswer;
import no.samtykke.authserver.fhir.OwnAccess;

/**
 * How far a launch has come. Each step fills in one thing; what is missing decides the next step.
 *
 * @param refusal why it stopped, as a code of the refusal-reason CodeSystem or one of our own
 * @param sid the session in which the person answers
 * @param terms the terms she was shown or has accepted
 * @param ownPatient id of her own Patient; missing until she accepted the terms
 * @param ownAccess whether she may choose herself
 * @param erasedOn when her profile is erased, if she withdrew the terms and does not accept them again
 * @param people whom she may represent; missing until the fhir-server was asked
 * @param registerAnswered whether the population register could be asked about others
 * @param choice {@link #SELF} or the handle of a candidate
 */
public record Progress(
        Optional<String> refusal,
        Optional<UUID> sid,
        Optional<String> terms,
        Optional<String> ownPatient,
        OwnAccess ownAccess,
        Optional<LocalDate> erasedOn,
        Optional<List<Candidate>> people,
        boolean registerAnswered,
        Optional<String> choice) {

    public static final String SELF = "self";

    public static Progress none() {
        return begun(Optional.empty(), Optional.empty());
    }

    public static Progress refused(String reason) {
        return begun(Optional.of(reason), Optional.empty());
    }

    private static Progress begun(Optional<String> refusal, Optional<UUID> sid) {
        return new Progress(
                refusal,
                sid,
                Optional.empty(),
                Optional.empty(),
                OwnAccess.OPEN,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    static Progress admitted(UUID sid, LoginAnswer.Admitted answer) {
        var begun = begun(Optional.empty(), Optional.of(sid));
        return new Progress(
                begun.refusal,
                begun.sid,
                Optional.of(answer.terms()),
                answer.patient(),
                answer.ownAccess(),
                answer.erasedOn(),
                begun.people,
                begun.registerAnswered,
                begun.choice);
    }

    Progress withOwnPatient(String id) {
        return new Progress(
                refusal, sid, terms, Optional.of(id), ownAccess, Optional.empty(), people, registerAnswered, choice);
    }

    Progress withPeople(List<Candidate> known, boolean answered) {
        return new Progress(refusal, sid, terms, ownPatient, ownAccess, erasedOn, Optional.of(known), answered, choice);
    }

    Progress withChoice(Optional<String> chosen) {
        return new Progress(refusal, sid, terms, ownPatient, ownAccess, erasedOn, people, registerAnswered, chosen);
    }

    /** The terms are accepted for the one she chose. */
    Progress withPatientOfChosen(String id) {
        var known = people.orElse(List.of()).stream()
                .map(one -> isChosen(one) ? one.withPatient(id) : one)
                .toList();
        return withPeople(known, registerAnswered);
    }

    /** The one she acts for; empty when she acts for herself or has not chosen. */
    @JsonIgnore
    public Optional<Candidate> chosen() {
        return people.orElse(List.of()).stream().filter(this::isChosen).findFirst();
    }

    private boolean isChosen(Candidate one) {
        return choice.filter(one.handle()::equals).isPresent();
    }
}
