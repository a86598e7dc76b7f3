package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * What the rules answer to a question, and why.
 *
 * @param consents logical ids of the Consents on which it hangs, as far as the one who asks may know them
 */
public record Explanation(AccessDecision decision, List<String> consents) {

    public Explanation {
        consents = List.copyOf(consents);
    }

    /** Empty for a refusal. */
    public Optional<Ground> ground() {
        return decision instanceof AccessDecision.Permit(var why) ? Optional.of(why) : Optional.empty();
    }

    /** Empty for a permit. */
    public Optional<Reason> reason() {
        return decision instanceof AccessDecision.Deny(var why) ? Optional.of(why) : Optional.empty();
    }

    /**
     * What is asked about.
     *
     * @param id of a stored resource of that type, when it is about one
     */
    public record Question(Interaction interaction, String resourceType, Optional<String> id) {}
}
