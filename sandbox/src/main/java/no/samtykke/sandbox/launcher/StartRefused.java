package no.samtykke.sandbox.launcher;

/** The sandbox cannot run. The message is written for the person at the terminal: what is wrong, and what to do. */
final class StartRefused extends RuntimeException {

    StartRefused(String sentence) {
        super(sentence);
    }
}
