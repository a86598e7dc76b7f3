package no.samtykke.fhirserver.login;

import java.util.Locale;

/** Why a person cannot log in; codes in our code system {@code refusal-reason}. */
enum LoginRefusal {
    LEVEL_TOO_LOW,
    EMERGENCY_BLOCKED,
    NOT_A_NATIONAL_ID,
    UNKNOWN_PERSON,
    NUMBER_REPLACED,
    DECEASED,
    UNDER_AGE,
    REGISTER_UNAVAILABLE,
    TERMS_NOT_ACCEPTED,
    SESSION_ENDED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
