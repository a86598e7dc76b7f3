package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.access.DataKind.HEALTH_RECORD;
import static no.samtykke.fhirserver.access.DataKind.PROFILE;
import static no.samtykke.fhirserver.access.DataKind.REGISTERED_INFORMATION;
import static no.samtykke.fhirserver.access.DataKind.SETTINGS;
import static no.samtykke.fhirserver.access.DataKind.SUMMARY_CARE_RECORD;
import static no.samtykke.fhirserver.smart.Interaction.CREATE;
import static no.samtykke.fhirserver.smart.Interaction.DELETE;
import static no.samtykke.fhirserver.smart.Interaction.HISTORY;
import static no.samtykke.fhirserver.smart.Interaction.READ;
import static no.samtykke.fhirserver.smart.Interaction.SEARCH;
import static no.samtykke.fhirserver.smart.Interaction.UPDATE;
import static no.samtykke.fhirserver.smart.Interaction.VREAD;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * The list of what is served. A type or interaction that is not here is absent from routing, from the
 * CapabilityStatement and from every decision. What systems may store is in {@link LoadedTypes}.
 */
public enum ServedType {
    PATIENT("Patient", "_id", "profile", PROFILE, Set.of(), EnumSet.of(READ, VREAD, SEARCH, HISTORY)),
    OBSERVATION(
            "Observation",
            "patient",
            "test-results",
            REGISTERED_INFORMATION,
            Set.of("code", "category", "date", "status"),
            EnumSet.of(READ, VREAD, SEARCH, HISTORY, CREATE, UPDATE, DELETE)),
    DIAGNOSTIC_REPORT(
            "DiagnosticReport", "documents-of-care", HEALTH_RECORD, Set.of("code", "category", "date", "status")),
    CONDITION("Condition", "conditions", HEALTH_RECORD, Set.of("code", "category", "clinical-status", "onset-date")),
    PROCEDURE("Procedure", "conditions", HEALTH_RECORD, Set.of("code", "category", "date", "status")),
    ALLERGY_INTOLERANCE(
            "AllergyIntolerance",
            "summary-care-record",
            SUMMARY_CARE_RECORD,
            Set.of("code", "category", "clinical-status", "date")),
    IMMUNIZATION("Immunization", "vaccines", REGISTERED_INFORMATION, Set.of("vaccine-code", "date", "status")),
    MEDICATION_REQUEST(
            "MedicationRequest", "medicines", REGISTERED_INFORMATION, Set.of("code", "status", "intent", "authoredon")),
    ENCOUNTER("Encounter", "visits", HEALTH_RECORD, Set.of("class", "type", "date", "status")),
    CARE_PLAN("CarePlan", "plans", HEALTH_RECORD, Set.of("category", "date", "status")),
    CLAIM("Claim", "economy", REGISTERED_INFORMATION, Set.of("created", "status", "use")),
    EXPLANATION_OF_BENEFIT("ExplanationOfBenefit", "economy", REGISTERED_INFORMATION, Set.of("created", "status")),
    CONSENT(
            "Consent",
            "patient",
            "consents",
            SETTINGS,
            Set.of("category", "status", "date"),
            EnumSet.of(READ, VREAD, SEARCH, HISTORY, CREATE, UPDATE)),
    /**
     * Holders of powers of attorney that she gave. Made by the transaction that gives the power, and by no other way.
     */
    RELATED_PERSON(
            "RelatedPerson",
            "patient",
            "representation",
            SETTINGS,
            Set.of("active"),
            EnumSet.of(READ, VREAD, SEARCH, HISTORY, CREATE)),
    AUDIT_EVENT(
            "AuditEvent",
            "patient",
            "usage-log",
            SETTINGS,
            Set.of("date", "type", "subtype", "agent", "outcome"),
            EnumSet.of(READ, SEARCH)),
    /**
     * What she has asked for: a correction, or by a signed form. Asked for, withdrawn and answered by operations alone.
     */
    TASK(
            "Task",
            "patient",
            "requests",
            SETTINGS,
            Set.of("authored-on", "code", "status"),
            EnumSet.of(READ, VREAD, SEARCH, HISTORY, CREATE)),
    /** Documents of the journal, as IHE MHD finds them (ITI-67). */
    DOCUMENT_REFERENCE(
            "DocumentReference",
            "patient",
            "record-documents",
            HEALTH_RECORD,
            Set.of(
                    "category",
                    "contenttype",
                    "date",
                    "event",
                    "facility",
                    "format",
                    "identifier",
                    "language",
                    "period",
                    "security-label",
                    "setting",
                    "status",
                    "type"),
            EnumSet.of(READ, SEARCH)),
    /** The content of a document (ITI-68). */
    BINARY("Binary", "patient", "record-documents", HEALTH_RECORD, Set.of(), EnumSet.of(READ)),
    APPOINTMENT(
            "Appointment",
            "patient",
            "appointments",
            REGISTERED_INFORMATION,
            Set.of("date", "service-type", "status"),
            EnumSet.of(READ, SEARCH)),
    SERVICE_REQUEST(
            "ServiceRequest",
            "patient",
            "referrals",
            HEALTH_RECORD,
            Set.of("authored", "category", "code", "intent", "status"),
            EnumSet.of(READ, SEARCH)),
    /** Her general practitioner. */
    PRACTITIONER_ROLE(
            "PractitionerRole",
            "_id",
            "general-practitioner",
            REGISTERED_INFORMATION,
            Set.of("active", "role"),
            EnumSet.of(READ, SEARCH)),
    PRACTITIONER(
            "Practitioner", "_id", "general-practitioner", REGISTERED_INFORMATION, Set.of(), EnumSet.of(READ, SEARCH));

    /** Never stored here, by no way: only sources have it. */
    private static final Set<ServedType> PASSED_THROUGH =
            EnumSet.of(DOCUMENT_REFERENCE, BINARY, APPOINTMENT, SERVICE_REQUEST, PRACTITIONER_ROLE, PRACTITIONER);

    /** Stored here, and had by sources as well: the archive answers as one more source. */
    private static final Set<ServedType> BOTH =
            EnumSet.of(PATIENT, RELATED_PERSON, MEDICATION_REQUEST, ENCOUNTER, ALLERGY_INTOLERANCE, CONDITION);

    /** Those of the search parameters that are of type token. */
    private static final Set<String> TOKENS =
            Set.of("category", "class", "clinical-status", "code", "intent", "status", "type", "use", "vaccine-code");

    private final String resourceType;
    private final String compartmentParameter;
    private final String service;
    private final DataKind kind;
    private final Set<String> searchParameters;
    private final Set<Interaction> interactions;

    ServedType(String resourceType, String service, DataKind kind, Set<String> searchParameters) {
        this(resourceType, "patient", service, kind, searchParameters, EnumSet.of(READ, VREAD, SEARCH, HISTORY));
    }

    ServedType(
            String resourceType,
            String compartmentParameter,
            String service,
            DataKind kind,
            Set<String> searchParameters,
            Set<Interaction> interactions) {
        this.resourceType = resourceType;
        this.compartmentParameter = compartmentParameter;
        this.service = service;
        this.kind = kind;
        this.searchParameters = searchParameters;
        this.interactions = interactions;
    }

    public static Optional<ServedType> of(String resourceType) {
        return Arrays.stream(values())
                .filter(type -> type.resourceType.equals(resourceType))
                .findFirst();
    }

    /**
     * The parameters by which a scope on this type may be narrowed: those of type token that a search knows too. None
     * for the usage log, which is no resource of HAPI's, and for a type that is not served.
     */
    public static Set<String> narrowingParameters(String resourceType) {
        return of(resourceType)
                .filter(type -> type != AUDIT_EVENT)
                .map(type ->
                        type.searchParameters.stream().filter(TOKENS::contains).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** Types of which the summary care record is made. */
    public static Set<String> ofSummaryCareRecord() {
        return Arrays.stream(values())
                .filter(type -> type.kind == SUMMARY_CARE_RECORD)
                .map(ServedType::resourceType)
                .collect(Collectors.toUnmodifiableSet());
    }

    public String resourceType() {
        return resourceType;
    }

    /** Whether HAPI's storage keeps resources of this type for citizens. */
    public boolean isStored() {
        return this != AUDIT_EVENT && !PASSED_THROUGH.contains(this);
    }

    /** Whether sources may have resources of this type, which pass through and are never stored. */
    public boolean isFromSources() {
        return PASSED_THROUGH.contains(this) || BOTH.contains(this);
    }

    public boolean offers(Interaction interaction) {
        return interactions.contains(interaction);
    }

    /**
     * Whether HAPI offers it over HTTP: what an operation does is permitted by the same rules, and offered by it alone.
     */
    public boolean isRouted(Interaction interaction) {
        return offers(interaction) && !(this == TASK && interaction.writes());
    }

    /** The search parameter that ties a resource of this type to its patient. */
    public String compartmentParameter() {
        return compartmentParameter;
    }

    /** Search parameters that an app may use, besides the common ones. */
    public Set<String> searchParameters() {
        return searchParameters;
    }

    /** The service that using this type is called in the usage log; code in our code system {@code service}. */
    public String service() {
        return service;
    }

    DataKind kind() {
        return kind;
    }

    /** Whether a parent still sees this of a child from the 12th birthday on. */
    boolean shownToParentsOfYouth() {
        return this == PATIENT || this == CONSENT;
    }
}
