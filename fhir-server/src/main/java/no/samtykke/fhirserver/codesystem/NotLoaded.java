package no.samtykke.fhirserver.codesystem;

import java.util.List;

/** Why nothing of a file is shown, in words for who loads it. */
final class NotLoaded extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotLoaded(String why) {
        super(why);
    }

    NotLoaded(List<String> flaws) {
        super(String.join(System.lineSeparator(), flaws));
    }
}
