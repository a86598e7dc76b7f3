package no.samtykke.fhirserver.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * What kind of error a message of the validator tells: a code of {@code validation-finding}, whose sentences stand in
 * for the validator's own. The build checks that each has them.
 */
enum FindingKind {
    MISSING(IssueType.REQUIRED, "Validation_VAL_Profile_Minimum"),
    MISSING_OF_A_KIND(IssueType.REQUIRED, "Validation_VAL_Profile_Minimum_SLICE"),
    TOO_MANY(IssueType.STRUCTURE, "Validation_VAL_Profile_Maximum"),
    NOT_ALLOWED(IssueType.STRUCTURE, "Validation_VAL_Profile_NotAllowed", "Validation_VAL_Profile_NotSlice"),
    CODE_NOT_KNOWN(IssueType.CODEINVALID, "Terminology_PassThrough_TX_Message"),
    CODE_NOT_AMONG(IssueType.CODEINVALID, "Terminology_"),
    NOT_THE_FIXED_VALUE(IssueType.VALUE, "_DT_Fixed_Wrong"),
    NOT_THE_FIXED_CODE(IssueType.CODEINVALID, "TYPE_CHECKS_PATTERN_"),
    EXTENSION_OF_WRONG_TYPE(IssueType.STRUCTURE, "Extension_PROF_Type"),
    EXTENSION_NOT_HERE(IssueType.EXTENSION, "Extension_"),
    NOT_A_DATE(IssueType.VALUE, "Type_Specific_Checks_DT_Date", "Type_Specific_Checks_DT_Time"),
    VALUE_NOT_WELL_FORMED(IssueType.VALUE, "Type_Specific_Checks_"),
    REFERENCE_NOT_AS_ASKED(IssueType.VALUE, "Reference_REF_"),
    NOT_UNDERSTOOD(IssueType.NOTSUPPORTED, Modifiers.NOT_UNDERSTOOD),
    TOO_LARGE(IssueType.TOOLONG, Elements.TOO_MANY),
    RULE_NOT_MET(IssueType.INVARIANT),
    OTHER(IssueType.STRUCTURE),
    NO_FAULT(IssueType.INFORMATIONAL);

    private static final Set<FindingKind> OF_AN_ELEMENT = Set.of(MISSING, MISSING_OF_A_KIND, TOO_MANY);

    private final IssueType type;
    private final List<String> messages;

    /** @param messages ids, or what they begin with: the first kind that one fits is told */
    FindingKind(IssueType type, String... messages) {
        this.type = type;
        this.messages = List.of(messages);
    }

    /** @param messageId of an invariant when it holds the key behind a number sign */
    static FindingKind of(String messageId) {
        if (messageId.contains("#")) {
            return RULE_NOT_MET;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.messages.contains(messageId))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(kind -> kind.messages.stream().anyMatch(messageId::startsWith))
                        .findFirst())
                .orElse(OTHER);
    }

    IssueType type() {
        return type;
    }

    /** Whether it is told by the validator, with the id of a message. */
    boolean isOfTheValidator() {
        return this != NOT_UNDERSTOOD && this != TOO_LARGE;
    }

    /** Whether the validator's sentence begins with the element of the definition that it is about. */
    boolean isOfAnElement() {
        return OF_AN_ELEMENT.contains(this);
    }

    /** The code in {@code validation-finding}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
