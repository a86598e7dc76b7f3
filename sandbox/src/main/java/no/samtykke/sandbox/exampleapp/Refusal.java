package no.samtykke.sandbox.exampleapp;

/** A refusal that the reader of the page is told about: what was refused, and the sentence the server gave. */
class Refusal extends Exception {

    private final int status;
    private final String title;

    Refusal(int status, String title, String sentence) {
        super(sentence);
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String sentence() {
        var sentence = getMessage();
        return sentence == null ? "" : sentence;
    }
}
