package no.samtykke.fhirserver.usagelog;

import java.util.Locale;

/** What was used, as the CodeSystem {@code service} names it to the citizen. */
public enum Service {
    LOGIN,
    LOGOUT,
    DEVICES,
    PROFILE,
    TEST_RESULTS,
    CONDITIONS,
    MEDICINES,
    VACCINES,
    VISITS,
    DOCUMENTS_OF_CARE,
    ECONOMY,
    PLANS,
    CONSENTS,
    REPRESENTATION,
    RECORD_DOCUMENTS,
    APPOINTMENTS,
    REFERRALS,
    GENERAL_PRACTITIONER,
    SUMMARY_CARE_RECORD,
    AVAILABLE_SERVICES,
    USAGE_LOG,
    REQUESTS,
    MY_DATA,
    PRIVACY_REPORT,
    NOTICES,
    HEALTH_ARCHIVE,
    DATA_LOAD,
    ERASURE,
    OTHER_HEALTH_DATA;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Service ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
