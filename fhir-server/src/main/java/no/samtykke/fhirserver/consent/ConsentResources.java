package no.samtykke.fhirserver.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/** Builds the Consents that the server itself writes, in the shape of IHE PCF (Privacy Consent on FHIR). */
public final class ConsentResources {

    /** System of the identifier of an app: its OAuth {@code client_id}. */
    public static final String CLIENT_SYSTEM = "https://samtykke.example/fhir/NamingSystem/client-id";

    /** System of the codes of approved SMART scopes. */
    public static final String SCOPE_SYSTEM = "http://smarthealthit.org/fhir/scopes";

    /** Numbers of Enhetsregisteret. */
    public static final String ORGANIZATION_SYSTEM = "urn:oid:2.16.578.1.12.4.1.4.101";

    private ConsentResources() {}

    /**
     * Acceptance of the terms, given by {@code performer} for the data of {@code patient}.
     *
     * @param policy the versioned terms that she was shown
     */
    public static Consent platformTerms(
            Reference patient, Reference performer, ConsentLevel level, String policy, Instant at) {
        var consent = of(ConsentCategory.PLATFORM_TERMS, patient, performer, policy, at);
        consent.addCategory().addCoding().setSystem(ConsentLevel.SYSTEM).setCode(level.code());
        return consent;
    }

    /** What an app may do, as approved. */
    public static Consent appAccess(
            Reference patient, Reference performer, App app, Collection<String> scopes, String policy, Instant at) {
        var consent = of(ConsentCategory.APP_ACCESS, patient, performer, policy, at);
        consent.getOrganization().clear();
        consent.addOrganization(new Reference().setDisplay(app.controller()));
        var provision = consent.getProvision();
        var actor = new Reference().setDisplay(app.name());
        actor.getIdentifier().setSystem(CLIENT_SYSTEM).setValue(app.clientId());
        provision.addActor().setReference(actor).setRole(recipient());
        scopes.forEach(scope -> provision.addCode().addCoding(new Coding(SCOPE_SYSTEM, scope, null)));
        return consent;
    }

    /**
     * An app as the approval screen showed it.
     *
     * @param controller who is responsible for what the app does with the data
     */
    public record App(String clientId, String name, String controller) {}

    /** A Consent of ours, active, with the effect of its category. */
    public static Consent of(
            ConsentCategory category, Reference patient, Reference performer, String policy, Instant at) {
        var consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.getScope()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode("patient-privacy");
        consent.addCategory(category.concept());
        consent.setPatient(patient);
        consent.setDateTime(Date.from(at));
        consent.addPerformer(performer);
        consent.addOrganization(new Reference().setDisplay("Samtykke"));
        consent.setSource(new Reference().setDisplay("Samtykke, after log-in at the highest level"));
        consent.addPolicy().setUri(policy);
        consent.getProvision().setType(category.effect());
        return consent;
    }

    private static CodeableConcept recipient() {
        var role = new CodeableConcept();
        role.addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                .setCode("IRCP");
        return role;
    }
}
