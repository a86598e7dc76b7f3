package no.samtykke.fhirserver.validation;

/**
 * An error in a resource. The validator's own sentence is not kept: it quotes what was sent, and that may be a national
 * identity number.
 *
 * @param expression where, as a FHIRPath
 * @param messageId of the rule: the validator's, or for an invariant {@code <profile>#<key>}
 */
public record Finding(String expression, String messageId) {}
