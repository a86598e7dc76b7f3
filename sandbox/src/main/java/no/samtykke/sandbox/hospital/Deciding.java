package no.samtykke.sandbox.hospital;

import java.io.IOException;

/**
 * Asks fhir-server whether data of a kind may be shown to a person now, and checks the receipt before it is believed.
 */
record Deciding(Samtykke samtykke) {

    /**
     * @param decision permit or deny; blank when there was no answer to believe
     * @param problem why there was none
     */
    record Decided(String decision, String ground, String receipt, String problem) {}

    Decided ask(String number, String type) {
        try {
            var answer = samtykke.ask(
                    "$decide",
                    new Question().person(number).text("Code", "type", type).text("Code", "purpose", "PATRQT"));
            var receipt = new Receipt(Told.text(answer, "receipt"), Told.text(answer, "salt"));
            String decision = Told.text(answer, "decision");
            boolean holds = receipt.isSignedBy(samtykke.receiptKeys())
                    && receipt.isAbout(number)
                    && receipt.claims().at("/answered/decision").asText().equals(decision);
            return holds
                    ? new Decided(
                            decision,
                            Told.text(answer, "ground"),
                            receipt.claims().toPrettyString(),
                            "")
                    : new Decided("", "", "", "the receipt does not hold");
        } catch (IOException | IllegalArgumentException e) {
            return new Decided("", "", "", String.valueOf(e.getMessage()));
        }
    }
}
