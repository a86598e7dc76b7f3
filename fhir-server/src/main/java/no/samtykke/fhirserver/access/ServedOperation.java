package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.access.ServedOperation.Audience.CITIZEN;
import static no.samtykke.fhirserver.access.ServedOperation.Audience.HERSELF;
import static no.samtykke.fhirserver.access.ServedOperation.Audience.LOGIN_SERVER;
import static no.samtykke.fhirserver.access.ServedOperation.Audience.REPRESENTATION_ASKER;
import static no.samtykke.fhirserver.access.ServedOperation.Audience.STAFF;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.smart.Interaction;
import org.jspecify.annotations.Nullable;

/** The list of operations that are served, and to whom. One that is not here is absent from routing. */
public enum ServedOperation {
    LOGIN("$login", LOGIN_SERVER),
    RESUME("$resume", LOGIN_SERVER),
    ACCEPT_TERMS("$accept-terms", LOGIN_SERVER),
    DEVICE_CHANGED("$device-changed", LOGIN_SERVER),
    REPRESENTATIONS("$representations", EnumSet.of(LOGIN_SERVER, HERSELF), Use.OF_REPRESENTATION),
    APPROVE_APP("$approve-app", LOGIN_SERVER),
    APPROVED_SCOPES("$approved-scopes", LOGIN_SERVER),
    APPS_WITH_ACCESS("$apps-with-access", LOGIN_SERVER),
    END_APP_ACCESS("$end-app-access", LOGIN_SERVER),
    MANDATES("$mandates", EnumSet.of(LOGIN_SERVER, HERSELF), Use.OF_REPRESENTATION),
    ACCEPT_MANDATE("$accept-mandate", EnumSet.of(LOGIN_SERVER, HERSELF), Use.CHANGE_OF_MANDATE),
    DECLINE_MANDATE("$decline-mandate", EnumSet.of(LOGIN_SERVER, HERSELF), Use.CHANGE_OF_MANDATE),
    END_MANDATE("$end-mandate", EnumSet.of(LOGIN_SERVER, HERSELF), Use.CHANGE_OF_MANDATE),
    CHECK_REPRESENTATION("$check-representation", REPRESENTATION_ASKER),
    RECEIVE_FORM("$receive-form", STAFF),
    HANDLE_FORM("$handle-form", STAFF),
    CLOSE_ACCESS("$close-access", STAFF),
    KJERNEJOURNAL_OPT_OUT(
            "$kjernejournal-opt-out", EnumSet.of(CITIZEN, STAFF), new Use(Interaction.CREATE, "Consent", "consents")),
    KJERNEJOURNAL_RESTORE(
            "$kjernejournal-restore", EnumSet.of(CITIZEN, STAFF), new Use(Interaction.UPDATE, "Consent", "consents")),
    KJERNEJOURNAL_CREATE_NEW(
            "$kjernejournal-create-new",
            EnumSet.of(CITIZEN, STAFF),
            new Use(Interaction.UPDATE, "Consent", "consents")),
    /** She may take the terms back, or what an app of hers stored: what it does passes the door of writes as well. */
    REQUEST_ERASURE("$request-erasure", EnumSet.of(CITIZEN), new Use(Interaction.UPDATE, "Consent", "erasure")),
    ERASURE("$erasure", STAFF),
    ERASURE_HOLD("$erasure-hold", STAFF),
    ERASURE_RELEASE("$erasure-release", STAFF),
    ERASED_PEOPLE("$erased-people", LOGIN_SERVER),
    EXPLAIN("$explain", EnumSet.of(Audience.ANY_APP, Audience.SUPPORT), null),
    PREVIEW("$preview", EnumSet.of(Audience.CITIZEN), new Use(Interaction.SEARCH, "Consent", "consents")),
    MY_DATA("$my-data", EnumSet.of(LOGIN_SERVER, HERSELF), new Use(Interaction.SEARCH, "AuditEvent", "my-data")),
    PRIVACY_REPORT(
            "$privacy-report",
            EnumSet.of(LOGIN_SERVER, HERSELF),
            new Use(Interaction.SEARCH, "AuditEvent", "privacy-report")),
    SUPPORT_SETTINGS("$support-settings", Audience.SUPPORT),
    AVAILABLE_SERVICES(
            "$available-services", EnumSet.of(CITIZEN), new Use(Interaction.READ, "Patient", "available-services")),
    EVENTS_SINCE_LAST_LOGIN(
            "$events-since-last-login", EnumSet.of(CITIZEN), new Use(Interaction.SEARCH, "AuditEvent", "usage-log")),
    SESSION_KEY(
            "$session-key", EnumSet.of(CITIZEN), new Use(Interaction.READ, "DocumentReference", "record-documents")),
    PRIVACY_SETTINGS("$privacy-settings", Act.READ),
    IS_ACTIVE("$is-active", Act.READ),
    PEOPLE_WITH_SETTING("$people-with-setting", Act.LIST),
    REGISTER_SETTINGS("$register-settings", Act.REGISTER),
    DECIDE("$decide", Act.DECIDE),
    SETTING_CHANGES("$setting-changes", Act.FEED),
    LOAD_SETTINGS("$load-settings", Act.REGISTER),
    LOAD_STATUS("$load-status", Act.REGISTER),
    LOAD_REPORT("$load-report", Act.REGISTER),
    EXPORT_STATUS("$export-status", Act.EXPORT),
    EXPORT_FILE("$export-file", Act.EXPORT),
    SETTING_RECEIVERS("$setting-receivers", EnumSet.of(CITIZEN), new Use(Interaction.READ, "Consent", "consents")),
    SETTING_DELIVERIES("$setting-deliveries", STAFF),
    VERIFY("$verify", Audience.AUDITOR),
    USAGE_PROOF("$usage-proof", EnumSet.of(CITIZEN), new Use(Interaction.READ, "AuditEvent", "usage-log")),
    REQUEST_CORRECTION("$request-correction", EnumSet.of(CITIZEN), Use.OF_REQUEST),
    WITHDRAW_CORRECTION("$withdraw-correction", EnumSet.of(CITIZEN), Use.OF_REQUEST),
    CORRECTIONS("$corrections", STAFF),
    ANSWER_CORRECTION("$answer-correction", STAFF),
    NOTICE_SETTINGS("$notice-settings", EnumSet.of(CITIZEN), new Use(Interaction.UPDATE, "Consent", "notices")),
    EMERGENCY_BLOCK(
            "$emergency-block",
            EnumSet.of(LOGIN_SERVER, HERSELF, STAFF),
            new Use(Interaction.CREATE, "Consent", "consents"));

    /** Who may call an operation. */
    public enum Audience {
        /** Our auth-server, while a person logs in or looks at her account. */
        LOGIN_SERVER,
        /** An app in the hands of a person who may do what {@link Use} says with the patient in context. */
        CITIZEN,
        /**
         * An app in the hands of a person who acts for herself, about what she and others are to each other. It must be
         * allowed what {@link Use} says, but no closure of her own data, no age and no level of consent stands in the
         * way: a power of attorney is ended as easily as it was given.
         */
        HERSELF,
        /** An app in the hands of a person, whatever it may do otherwise. */
        ANY_APP,
        /** A system of those who handle forms: the scope {@code https://samtykke.example/scope/staff}. */
        STAFF,
        /** A system of those who help citizens: the scope {@code https://samtykke.example/scope/support}. */
        SUPPORT,
        /**
         * A service that asks who may act for whom: its organisation was granted {@link Act#CHECK}, and it reads
         * RelatedPerson, and Consent, within its {@code system/} scopes.
         */
        REPRESENTATION_ASKER,
        /** A system of those who watch over the usage log: reads AuditEvent within its {@code system/} scopes. */
        AUDITOR,
        /** A system of an organisation that was granted an {@link Act} with settings of people. */
        CONTROLLER
    }

    /**
     * What an app must be allowed to do with the patient in context.
     *
     * @param service that it is called in the usage log; code in our code system {@code service}
     */
    public record Use(Interaction interaction, String resourceType, String service) {

        private static final Use OF_REPRESENTATION = new Use(Interaction.SEARCH, "RelatedPerson", "representation");
        private static final Use OF_REQUEST = new Use(Interaction.CREATE, "Task", "requests");
        private static final Use CHANGE_OF_MANDATE = new Use(Interaction.UPDATE, "Consent", "representation");
    }

    private final String code;
    private final Set<Audience> audiences;
    private final @Nullable Use use;
    private final @Nullable Act act;

    ServedOperation(String code, Audience audience) {
        this(code, EnumSet.of(audience), null);
    }

    ServedOperation(String code, Set<Audience> audiences, @Nullable Use use) {
        this(code, audiences, use, null);
    }

    ServedOperation(String code, Act act) {
        this(code, EnumSet.of(Audience.CONTROLLER), null, act);
    }

    ServedOperation(String code, Set<Audience> audiences, @Nullable Use use, @Nullable Act act) {
        this.code = code;
        this.audiences = audiences;
        this.use = use;
        this.act = act;
    }

    /** With the dollar sign. */
    public String code() {
        return code;
    }

    /** Whether it is named in the CapabilityStatement: one that anybody but our own auth-server may call. */
    public boolean isPublished() {
        return audiences.stream().anyMatch(audience -> audience != LOGIN_SERVER);
    }

    public Optional<Use> use() {
        return Optional.ofNullable(use);
    }

    /** What must have been granted to an organisation whose system calls it; empty when it is for none. */
    public Optional<Act> act() {
        return Optional.ofNullable(act);
    }

    /** The category of the decision that a person makes by it, for herself. */
    ConsentCategory decides() {
        return this == EMERGENCY_BLOCK ? ConsentCategory.EMERGENCY_BLOCK : ConsentCategory.PROXY_MANDATE;
    }

    boolean isFor(Audience audience) {
        return audiences.contains(audience);
    }

    public static Optional<ServedOperation> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(operation -> operation.code.equals(code))
                .findFirst();
    }
}
