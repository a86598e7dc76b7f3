package no.samtykke.fhirserver.rights;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who answers for the processing, under {@code samtykke.privacy}. There is no default: nobody else can say it, so the
 * server does not start without.
 *
 * @param controller who decides why and how
 * @param processor who runs the server for the controller
 * @param protectionOfficer whom people may ask
 */
@ConfigurationProperties("samtykke.privacy")
record PrivacyProperties(
        @Nullable Party controller,
        @Nullable Party processor,
        @Nullable Officer protectionOfficer) {

    private static final String NINE_DIGITS = "[89]\\d{8}";

    /**
     * An organisation.
     *
     * @param number nine digits in Enhetsregisteret
     * @param contact an address for people
     */
    record Party(
            @Nullable String name,
            @Nullable String number,
            @Nullable String contact) {}

    record Officer(@Nullable String contact) {}

    PrivacyProperties {
        demand(controller, "controller");
        demand(processor, "processor");
        demand(protectionOfficer == null ? null : protectionOfficer.contact(), "protection-officer.contact");
    }

    private static void demand(@Nullable Party party, String name) {
        demand(party == null ? null : party.name(), name + ".name");
        demand(party == null ? null : party.contact(), name + ".contact");
        String number = party == null ? null : party.number();
        demand(number, name + ".number");
        if (number == null || !number.matches(NINE_DIGITS)) {
            throw new IllegalArgumentException("samtykke.privacy." + name + ".number must be nine digits");
        }
    }

    private static void demand(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("samtykke.privacy." + name + " must be set");
        }
    }
}
