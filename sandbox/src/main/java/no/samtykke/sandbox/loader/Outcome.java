package no.samtykke.sandbox.loader;

/** What became of one {@link Shipment}. */
sealed interface Outcome {

    /** @param resources that the server says it created */
    record Stored(int resources) implements Outcome {}

    /** The server has a patient of that number already. */
    record AlreadyThere() implements Outcome {}

    /** Nothing of the bundle was stored. The reason is the server's own. */
    record Rejected(String reason) implements Outcome {}
}
