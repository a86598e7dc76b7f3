package no.samtykke.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Arrays;
import no.samtykke.terminology.Designations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message of the validator has a sentence of ours, and none takes along what was sent. */
class FindingKindTest {

    @Test
    void each_kind_has_its_sentence_and_no_sentence_is_for_nothing() {
        assertThat(Designations.of("validation-finding").codes())
                .containsExactlyElementsOf(Arrays.stream(FindingKind.values())
                        .map(FindingKind::code)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Validation_VAL_Profile_Minimum, MISSING",
        "Validation_VAL_Profile_Minimum_SLICE, MISSING_OF_A_KIND",
        "Terminology_PassThrough_TX_Message, CODE_NOT_KNOWN",
        "Terminology_TX_NoValid_12, CODE_NOT_AMONG",
        "Extension_PROF_Type, EXTENSION_OF_WRONG_TYPE",
        "Extension_EXT_Unknown, EXTENSION_NOT_HERE",
        "Type_Specific_Checks_DT_DateTime_Valid, NOT_A_DATE",
        "Type_Specific_Checks_DT_OID_Valid, VALUE_NOT_WELL_FORMED",
        "http://hl7.org/fhir/StructureDefinition/Patient#pat-1, RULE_NOT_MET",
        "never heard of, OTHER"
    })
    void a_message_is_of_the_closest_kind(String messageId, FindingKind kind) {
        assertThat(FindingKind.of(messageId)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Observation.code: minimum required = 1, but only found 0 (from x)                | Observation.code
            Slice 'Consent.category:kind': a matching slice is required, but not found       | Consent.category:kind
            Observation.value[x]: max allowed = 0, but found 1 (from x)                      | Observation.value[x]
            13819012345: minimum required = 1                                                | ''
            """)
    void an_element_is_named_by_its_definition_alone(String sentence, String element) {
        var message = message("Consent.contained[0]/*Observation/13819012345*/.code", sentence);

        var finding = Finding.of(message, "Consent");

        assertThat(finding.expression()).isEqualTo("Consent.contained[0].code");
        assertThat(finding.rule()).isEqualTo(element);
    }

    private static SingleValidationMessage message(String place, String sentence) {
        var message = new SingleValidationMessage();
        message.setLocationString(place);
        message.setMessageId("Validation_VAL_Profile_Minimum");
        message.setMessage(sentence);
        return message;
    }
}
