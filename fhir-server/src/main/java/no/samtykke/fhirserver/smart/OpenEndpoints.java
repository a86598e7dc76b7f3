package no.samtykke.fhirserver.smart;

/** The addresses that answer without a token. They hold no word about any person. */
final class OpenEndpoints {

    static final String[] PATHS = {
        "/fhir/metadata",
        // Blank forms.
        "/fhir/Questionnaire",
        "/fhir/Questionnaire/*",
        "/fhir/.well-known/smart-configuration",
        // The implementation guide.
        "/ig",
        "/ig/**",
        // General information on processing.
        "/privacy",
        // Carries a signed log-out token instead of a bearer token.
        "/backchannel-logout",
        // Carries a signed event instead of a bearer token.
        "/security-events",
        // Public keys and the last checkpoint of the usage log.
        "/usage-log/keys",
        "/usage-log/checkpoint",
        "/actuator/health/readiness",
        "/actuator/health/liveness",
    };

    private OpenEndpoints() {}
}
