package no.samtykke.authserver.launch;

import java.util.Optional;
import no.samtykke.authserver.launchcontext.LaunchContext;

/**
 * One app asking one person.
 *
 * @param handle names the launch in addresses; random, and useless in another browser
 * @param context what a launcher said of it; empty when the app was opened by itself
 */
public record Launch(String handle, AppRequest request, Progress progress, Optional<LaunchContext> context) {

    /** The pages of a launch, in order. */
    public enum Step {
        REFUSED("/refused"),
        LOGIN(""),
        TERMS("/terms"),
        OWN_PAGE(""),
        PEOPLE(""),
        PERSON("/person"),
        TERMS_FOR_OTHER("/terms"),
        APPROVAL("/approval");

        private final String path;

        Step(String path) {
            this.path = path;
        }
    }

    public Step next() {
        if (refusal().isPresent()) {
            return Step.REFUSED;
        }
        if (progress.sid().isEmpty()) {
            return Step.LOGIN;
        }
        if (progress.ownPatient().isEmpty()) {
            return Step.TERMS;
        }
        if (request.isForOwnPage()) {
            return Step.OWN_PAGE;
        }
        if (progress.people().isEmpty()) {
            return Step.PEOPLE;
        }
        if (progress.choice().isEmpty()) {
            return Step.PERSON;
        }
        boolean othersTermsMissing =
                progress.chosen().filter(one -> one.patient().isEmpty()).isPresent();
        return othersTermsMissing ? Step.TERMS_FOR_OTHER : Step.APPROVAL;
    }

    /** Why it stopped. What a launcher began for one person goes on for nobody else. */
    public Optional<String> refusal() {
        boolean anothers = context.isPresent()
                && progress.ownPatient()
                        .filter(own -> !own.equals(context.get().person()))
                        .isPresent();
        return progress.refusal().or(() -> anothers ? Optional.of("launched-for-another") : Optional.empty());
    }

    /** The page of the step it has come to. */
    public String path() {
        return path(handle) + next().path;
    }

    /** Id of the Patient whose data it is about, once that is settled. */
    public Optional<String> patient() {
        return progress.chosen().isPresent() ? progress.chosen().flatMap(Candidate::patient) : progress.ownPatient();
    }

    public static String path(String handle) {
        return "/launch/" + handle;
    }

    Launch with(Progress further) {
        return new Launch(handle, request, further, context);
    }
}
