package no.samtykke.authserver.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a launch has come. Each step fills in one thing; what is missing decides the next step.
 *
 * @param refusal why it stopped, as a code of the refusal-reason CodeSystem or one of our own
 * @param sid the session in which the person answers
 * @param terms the terms she was shown or has accepted
 * @param ownPatient id of her own Patient; missing until she accepted the terms
 * @param people whom she may represent; missing until the fhir-server was asked
 * @param registerAnswered whether the population register could be asked about others
 * @param choice {@link #SELF} or the handle of a candidate
 */
public record Progress(
        Optional<String> refusal,
        Optional<UUID> sid,
        Optional<String> terms,
        Optional<String> ownPatient,
        Optional<List<Candidate>> people,
        boolean registerAnswered,
        Optional<String> choice) {

    public static final String SELF = "self";

    public static Progress none() {
        return new Progress(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    public static Progress refused(String reason) {
        return new Progress(
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    static Progress admitted(UUID sid, String terms, Optional<String> ownPatient) {
        return new Progress(
                Optional.empty(),
                Optional.of(sid),
                Optional.of(terms),
                ownPatient,
                Optional.empty(),
                true,
                Optional.empty());
    }

    Progress withOwnPatient(String id) {
        return new Progress(refusal, sid, terms, Optional.of(id), people, registerAnswered, choice);
    }

    Progress withPeople(List<Candidate> known, boolean answered) {
        return new Progress(refusal, sid, terms, ownPatient, Optional.of(known), answered, choice);
    }

    Progress withChoice(Optional<String> chosen) {
        return new Progress(refusal, sid, terms, ownPatient, people, registerAnswered, chosen);
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
