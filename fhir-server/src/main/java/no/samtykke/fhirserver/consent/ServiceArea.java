package no.samtykke.fhirserver.consent;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a power of attorney may be given for; codes in our code system {@code service-area}. Source: the service areas
 * of powers of attorney at Helsenorge, as far as they are public.
 */
public enum ServiceArea {
    /** What registers hold about her: medicines, vaccines, test results, what she has paid. */
    REGISTERED_INFORMATION("registered-information"),
    /** The record of hospitals. */
    HEALTH_RECORD("health-record"),
    /** Services that keep something for her, such as her health archive. */
    DIGITAL_HEALTH_SERVICES("digital-health-services");

    public static final String SYSTEM = "https://samtykke.example/fhir/CodeSystem/service-area";

    private final String code;

    ServiceArea(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ServiceArea> of(String code) {
        return Arrays.stream(values()).filter(area -> area.code.equals(code)).findFirst();
    }
}
