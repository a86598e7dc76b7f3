package no.samtykke.fhirserver.consent;

import static no.samtykke.fhirserver.consent.ConsentCategory.Ending.BY_FORM;
import static no.samtykke.fhirserver.consent.ConsentCategory.Ending.BY_OPERATION;
import static no.samtykke.fhirserver.consent.ConsentCategory.Ending.BY_WITHDRAWAL;
import static no.samtykke.fhirserver.consent.ConsentCategory.Giving.AT_LOG_IN;
import static no.samtykke.fhirserver.consent.ConsentCategory.Giving.BY_OWN_OPERATION;
import static no.samtykke.fhirserver.consent.ConsentCategory.Giving.THROUGH_APPS;
import static org.hl7.fhir.r4.model.Consent.ConsentProvisionType.DENY;
import static org.hl7.fhir.r4.model.Consent.ConsentProvisionType.PERMIT;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;

/** The kinds of Consent that have an effect, in the code system {@code consent-category} of our terminology. */
public enum ConsentCategory {
    /** Acceptance of the terms: the gate to everything. */
    PLATFORM_TERMS("platform-terms", PERMIT, AT_LOG_IN, BY_WITHDRAWAL),
    /** What one app may do, as approved on the approval screen. */
    APP_ACCESS("app-access", PERMIT, AT_LOG_IN, BY_WITHDRAWAL),
    /** That apps may store entries of her own in her health archive. */
    HEALTH_ARCHIVE("health-archive", PERMIT, THROUGH_APPS, BY_WITHDRAWAL),
    /** That she takes part in a survey or a research project; {@code organization} is the controller of it. */
    RESEARCH_CONSENT("research-consent", PERMIT, THROUGH_APPS, BY_WITHDRAWAL),
    /** That she does not want to be in a register; {@code organization} is the controller of it. */
    REGISTER_RESERVATION("register-reservation", DENY, THROUGH_APPS, BY_WITHDRAWAL),
    /** Closes all digital access to her own data, for herself and those who represent her. */
    SELF_ACCESS_CLOSURE("self-access-closure", DENY, THROUGH_APPS, BY_FORM),
    /** Closes digital access to the record. */
    RECORD_ACCESS_CLOSURE("record-access-closure", DENY, THROUGH_APPS, BY_FORM),
    /** Closes digital access to the summary care record, which goes on existing. */
    KJERNEJOURNAL_ACCESS_CLOSURE("kjernejournal-access-closure", DENY, THROUGH_APPS, BY_FORM),
    /** She does not want a summary care record; 30 days to regret. */
    KJERNEJOURNAL_OPTOUT("kjernejournal-optout", DENY, BY_OWN_OPERATION, BY_OPERATION),
    /** She does not use the services herself, while those whom she gave a power of attorney go on. */
    INACTIVE_REPRESENTED("inactive-represented", DENY, THROUGH_APPS, BY_FORM),
    /** Closes everything at once, when her eID may be in the hands of another. */
    EMERGENCY_BLOCK("emergency-block", DENY, BY_OWN_OPERATION, BY_FORM),
    /** A power of attorney: what the RelatedPerson that is its actor may do, for how long. */
    PROXY_MANDATE("proxy-mandate", PERMIT, BY_OWN_OPERATION, BY_OPERATION),
    /** That support may see why something is refused to her, for a short time. */
    SUPPORT_ACCESS("support-access", PERMIT, THROUGH_APPS, BY_WITHDRAWAL);

    public static final String SYSTEM = "https://samtykke.example/fhir/CodeSystem/consent-category";

    /** How it is given. */
    public enum Giving {
        /** On our auth-server's pages, since she must see what she agrees to. */
        AT_LOG_IN,
        /** By a create of a Consent through any app of hers. */
        THROUGH_APPS,
        /** By an operation or a transaction of its own, since more than one thing must happen. */
        BY_OWN_OPERATION
    }

    /** How it ends. */
    public enum Ending {
        /** As easily as it was given: she makes it inactive. */
        BY_WITHDRAWAL,
        /** By an operation of its own. */
        BY_OPERATION,
        /** Not by a click: a signed form, handled by staff. */
        BY_FORM
    }

    private final String code;
    private final ConsentProvisionType effect;
    private final Giving giving;
    private final Ending ending;

    ConsentCategory(String code, ConsentProvisionType effect, Giving giving, Ending ending) {
        this.code = code;
        this.effect = effect;
        this.giving = giving;
        this.ending = ending;
    }

    public String code() {
        return code;
    }

    /** The type of provision by which it has its effect. */
    public ConsentProvisionType effect() {
        return effect;
    }

    public Giving giving() {
        return giving;
    }

    public Ending ending() {
        return ending;
    }

    /** Whether another than this platform is its controller; such a Consent outlives the acceptance of the terms. */
    public boolean isOfAnotherController() {
        return this == RESEARCH_CONSENT || this == REGISTER_RESERVATION;
    }

    /** Whether nobody decides it for her, whoever represents her. */
    public boolean isHersAlone() {
        return this == INACTIVE_REPRESENTED || this == EMERGENCY_BLOCK || this == SUPPORT_ACCESS;
    }

    public CodeableConcept concept() {
        var concept = new CodeableConcept();
        concept.addCoding().setSystem(SYSTEM).setCode(code);
        return concept;
    }

    public static Optional<ConsentCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst();
    }

    /** The category of a Consent; empty when it has none of ours or more than one. */
    public static Optional<ConsentCategory> of(Consent consent) {
        var codes = consent.getCategory().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .map(coding -> String.valueOf(coding.getCode()))
                .distinct()
                .toList();
        return codes.size() == 1 ? of(codes.getFirst()) : Optional.empty();
    }
}
