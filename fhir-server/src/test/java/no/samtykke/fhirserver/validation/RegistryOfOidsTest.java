package no.samtykke.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.utilities.OIDUtilities;
import org.junit.jupiter.api.Test;

/** HL7's registry would be read for every resource that is validated: most of the time that it takes. */
class RegistryOfOidsTest {

    @Test
    void oursIsFoundBeforeTheOneOfHl7() {
        assertThat(OIDUtilities.class.getClassLoader().getResource("oidregistry.csv"))
                .asString()
                .doesNotContain("org.hl7.fhir.utilities");
    }
}
