package no.samtykke.fhirserver.nationalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NationalIdsInTextTest {

    private static final String SYNTHETIC =
            SyntheticNumbers.bornOn("1985-03-15", 0).value();
    private static final String REAL_FORM =
            SyntheticNumbers.numbers("1985-03-15", 0, 0, 0).getFirst();
    private static final String D_NUMBER =
            SyntheticNumbers.numbers("1985-03-15", 40, 80, 0).getFirst();
    private static final String FROM_2032 =
            SyntheticNumbers.numbers("1985-03-15", 0, 80, 3).getFirst();
    private static final String MISTYPED = "15838599999";

    @ParameterizedTest(name = "{0}: found {1}, masked {2}")
    @CsvSource(textBlock = """
            # text,                                              found, masked
            /fhir/Patient/SYNTHETIC,                             true,  true
            /fhir/Patient?identifier=SYNTHETIC,                  true,  true
            identifier=urn:oid:2.16.578.1.12.4.1.4.1|SYNTHETIC,  true,  true
            identifier=urn:oid:2.16.578.1.12.4.1.4.2|D_NUMBER,   true,  true
            identifier=|REAL_FORM&_count=1,                      true,  true
            _id=FROM_2032;x,                                     true,  true
            name=Kari,                                           false, false
            SYNTHETIC,                                           true,  true
            'two: SYNTHETIC, REAL_FORM',                         true,  true
            (SYNTHETIC),                                         true,  true
            pid_SYNTHETIC,                                       true,  true
            pid=MISTYPED,                                        false, true
            1SYNTHETIC,                                          false, false
            SYNTHETIC1,                                          false, false
            aSYNTHETIC,                                          false, false
            SYNTHETICø,                                          false, false
            3f0c-SYNTHETIC,                                      false, false
            SYNTHETIC-3f0c,                                      false, false
            8f14e45f-ceea-4167-a5a1-15838599910f,                false, false
            2026-11-22T10:00:00.12345678901Z,                    false, false
            """)
    void a_number_is_found_and_masked_where_it_stands_alone(String template, boolean found, boolean masked) {
        String text = template.replace("SYNTHETIC", SYNTHETIC)
                .replace("REAL_FORM", REAL_FORM)
                .replace("D_NUMBER", D_NUMBER)
                .replace("FROM_2032", FROM_2032)
                .replace("MISTYPED", MISTYPED);

        assertThat(NationalIdsInText.found(text)).isEqualTo(found);
        if (masked) {
            assertThat(NationalIdsInText.mask(text)).contains("***********").doesNotContainPattern("[0-9]{11}");
        } else {
            assertThat(NationalIdsInText.mask(text)).isEqualTo(text);
        }
    }
}
