package no.samtykke.fhirserver.passthrough;

/** Names that apps see on what passes through. */
final class PassedUrls {

    static final String ORIGIN_SYSTEM = "https://samtykke.example/fhir/CodeSystem/origin";
    static final String PASSED_THROUGH = "passed-through";
    static final String SOURCE = "https://samtykke.example/fhir/StructureDefinition/source";
    static final String SOURCE_ENCRYPTS = "https://samtykke.example/fhir/StructureDefinition/source-encrypts";
    static final String SOURCE_SILENT = "https://samtykke.example/fhir/StructureDefinition/source-silent";
    static final String CONTACT_OUTDATED = "https://samtykke.example/fhir/StructureDefinition/contact-outdated";
    static final String OUTCOME_SYSTEM = "https://samtykke.example/fhir/CodeSystem/source-outcome";
    static final String ORGANISATION_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.101";

    private PassedUrls() {}
}
