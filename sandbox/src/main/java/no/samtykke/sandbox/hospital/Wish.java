package no.samtykke.sandbox.hospital;

import java.time.Instant;

/**
 * What a person decided on paper at the hospital, to be brought to fhir-server.
 *
 * @param active whether she gave it, or took it back
 * @param source name of the paper
 * @param knew id of the Consent that stood, as far as the hospital knew when it was written; blank for none
 */
record Wish(
        String id,
        String person,
        String category,
        String controller,
        String policy,
        boolean active,
        Instant decided,
        String source,
        String knew) {

    Setting.Place place() {
        return new Setting.Place(person, category, controller, policy);
    }

    Wish knowing(String consent) {
        return new Wish(id, person, category, controller, policy, active, decided, source, consent);
    }
}
