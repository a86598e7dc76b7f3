package no.samtykke.fhirserver.usagelog;

import java.util.Date;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Tells a log entry as an AuditEvent, for the citizen it is about.
 *
 * <p>The agent who asked stands first, with the ground as its role; the app second, unless a system asked by itself.
 * There is no query, no detail, no network address and no name of a person. A code that this version has no text for is
 * left out, so that an old entry never hides the log.
 */
@Component
public class AuditEvents {

    static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String AUDIT_EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    static final String REST = "rest";
    static final String USER_AUTHENTICATION = "110114";
    static final String EXPORT = "110106";
    static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    static final String DISCLOSE = "disclose";
    static final String LOGIN = "110122";
    static final String LOGOUT = "110123";
    static final String SECURITY_ALERT = "110113";
    static final String SECURITY_ATTRIBUTES = "110137";

    private final Designations services = Designations.of("service");
    private final Designations grounds = Designations.of("access-ground");
    private final Designations reasons = Designations.of("refusal-reason");

    /** @param language nb, nn or en, of the texts for people */
    public AuditEvent of(UsageEntry entry, String language) {
        var event = new AuditEvent();
        event.setId(entry.id().toString());
        event.setLanguage(language);
        event.setType(type(entry));
        addSubtypes(entry, language, event);
        event.setAction(AuditEventAction.fromCode(entry.action().name()));
        event.setRecordedElement(new InstantType(Date.from(entry.recorded())));
        event.setOutcome(
                AuditEventOutcome.fromCode(String.valueOf(entry.outcome().code())));
        if (entry.reason() != null && reasons.codes().contains(entry.reason())) {
            event.setOutcomeDesc(reasons.text(entry.reason(), language));
        }
        addAgents(entry, language, event);
        event.getSource().setObserver(new Reference().setDisplay("Samtykke"));
        event.getSource()
                .addType(code("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        addPatient(entry, event);
        return event;
    }

    private static Coding type(UsageEntry entry) {
        return switch (entry.kind()) {
            case LOGIN, LOGOUT -> code(DICOM, USER_AUTHENTICATION, "User Authentication");
            case USE, CONSENT -> code(AUDIT_EVENT_TYPE, REST, "RESTful Operation");
            case DISCLOSURE -> code(DICOM, EXPORT, "Export");
            case DEVICE -> code(DICOM, SECURITY_ALERT, "Security Alert");
        };
    }

    private void addSubtypes(UsageEntry entry, String language, AuditEvent event) {
        switch (entry.kind()) {
            case LOGIN -> event.addSubtype(code(DICOM, LOGIN, "Login"));
            case LOGOUT -> event.addSubtype(code(DICOM, LOGOUT, "Logout"));
            case DISCLOSURE -> event.addSubtype(code(LIFECYCLE, DISCLOSE, "Disclose Record Lifecycle Event"));
            case DEVICE -> event.addSubtype(code(DICOM, SECURITY_ATTRIBUTES, "User Security Attributes Changed"));
            case USE, CONSENT -> {}
        }
        event.addSubtype(coding(services, entry.service().code(), language));
    }

    private void addAgents(UsageEntry entry, String language, AuditEvent event) {
        By by = entry.by();
        var asked = event.addAgent().setRequestor(true);
        if (entry.ground() != null && grounds.codes().contains(entry.ground())) {
            asked.addRole(new CodeableConcept(coding(grounds, entry.ground(), language)));
        }
        if (by.actor() == null) {
            setApp(by, asked);
            return;
        }
        asked.setWho(new Reference("Patient/" + by.actor()));
        if (by.client() != null) {
            setApp(by, event.addAgent().setRequestor(false));
        }
    }

    private static void setApp(By by, AuditEventAgentComponent agent) {
        if (by.client() != null) {
            agent.setType(new CodeableConcept(code(DICOM, "110150", "Application")));
            agent.setWho(new Reference()
                    .setIdentifier(new Identifier().setValue(by.client()))
                    .setDisplay(by.clientName()));
        }
    }

    private static void addPatient(UsageEntry entry, AuditEvent event) {
        if (entry.patient() != null) {
            event.addEntity()
                    .setWhat(new Reference("Patient/" + entry.patient()))
                    .setType(code("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", "Person"))
                    .setRole(code("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient"));
        }
    }

    private static Coding coding(Designations designations, String code, String language) {
        return code(designations.system(), code, designations.text(code, language));
    }

    private static Coding code(String system, String code, String display) {
        return new Coding(system, code, display);
    }
}
