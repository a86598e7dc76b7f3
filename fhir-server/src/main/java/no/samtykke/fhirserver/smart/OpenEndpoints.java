package no.samtykke.fhirserver.smart;

/** The addresses that answer without a token. They hold no word about any person. */
final class OpenEndpoints {

    static final String[] PATHS = {
        "/fhir/metadata",
        // Blank forms.
        "/fhir/Questionnaire",
        "/fhir/Questionnaire/*",
        // Definitions of the guide; what is asked about them by an operation needs a token.
        "/fhir/CapabilityStatement",
        "/fhir/CapabilityStatement/{id:[A-Za-z0-9.-]+}",
        "/fhir/CodeSystem",
        "/fhir/CodeSystem/{id:[A-Za-z0-9.-]+}",
        "/fhir/ConceptMap",
        "/fhir/ConceptMap/{id:[A-Za-z0-9.-]+}",
        "/fhir/NamingSystem",
        "/fhir/NamingSystem/{id:[A-Za-z0-9.-]+}",
        "/fhir/OperationDefinition",
        "/fhir/OperationDefinition/{id:[A-Za-z0-9.-]+}",
        "/fhir/SearchParameter",
        "/fhir/SearchParameter/{id:[A-Za-z0-9.-]+}",
        "/fhir/StructureDefinition",
        "/fhir/StructureDefinition/{id:[A-Za-z0-9.-]+}",
        "/fhir/ValueSet",
        "/fhir/ValueSet/{id:[A-Za-z0-9.-]+}",
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
        // Public keys of receipts.
        "/receipts/keys",
        // Public key of notifications.
        "/push/keys",
        "/actuator/health/readiness",
        "/actuator/health/liveness",
    };

    private OpenEndpoints() {}
}
