package no.samtykke.ig;

/** There was nothing to check, or nothing to check it with. The message is for whoever called. */
final class CannotRun extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRun(String message) {
        super(message);
    }
}
