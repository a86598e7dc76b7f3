package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"974761467", "983544622", "923609016"})
    void numbers_in_use_are_valid(String number) {
        assertThat(OrganizationNumber.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"974761468", "974716467", "97476146", "9747614670", "174761467", "97476146x", "", " 974761467"})
    void others_are_not(String number) {
        assertThat(OrganizationNumber.isValid(number)).isFalse();
    }
}
