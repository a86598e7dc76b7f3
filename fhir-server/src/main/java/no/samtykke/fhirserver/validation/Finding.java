package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Objects;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;

/**
 * An error in a resource. The validator's own sentence is not kept: it quotes what was sent, and that may be a national
 * identity number.
 *
 * @param expression where, as a FHIRPath
 * @param messageId of the rule: the validator's, or for an invariant {@code <profile>#<key>}
 * @param rule what the definition says, in English: the element that is missing, or the sentence of an invariant; empty
 *     text where there is nothing that holds no value
 */
public record Finding(String expression, String messageId, String rule) {

    /** Ids of contained resources and of entries, which the validator writes into a place. */
    private static final Pattern IDS = Pattern.compile("/\\*.*?\\*/");

    /** An element by its path in the definition: no value has this form. */
    private static final Pattern ELEMENT =
            Pattern.compile("^(?:Slice ')?([A-Za-z]+(?:\\.[A-Za-z]+)+(?:\\[x])?(?::[A-Za-z]+)?)[:']");

    static Finding of(SingleValidationMessage message, String type) {
        String place = Objects.requireNonNullElse(message.getLocationString(), type);
        String id = Objects.requireNonNullElse(message.getMessageId(), "unnamed");
        return new Finding(
                NationalIdsInText.mask(IDS.matcher(place).replaceAll("")),
                id,
                FindingKind.of(id).isOfAnElement() ? element(message.getMessage()) : "");
    }

    Finding saying(String what) {
        return new Finding(expression, messageId, what);
    }

    private static String element(String sentence) {
        var found = ELEMENT.matcher(sentence);
        return found.find() ? found.group(1) : "";
    }
}
