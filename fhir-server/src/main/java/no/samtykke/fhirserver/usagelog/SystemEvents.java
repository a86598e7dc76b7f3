package no.samtykke.fhirserver.usagelog;

import java.util.Date;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Tells what a system did as an AuditEvent of the shape of BALP's PatientCreate, PatientUpdate, PatientRead and
 * PatientQuery. A machine is named, never addressed: the client by its id, the server by its host.
 *
 * @see <a href="https://profiles.ihe.net/ITI/BALP">IHE BALP</a>
 */
@Component
class SystemEvents {

    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String TRANSACTION = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ORGANISATION = "urn:oid:2.16.578.1.12.4.1.4.101";
    private static final String PERSONNEL = "urn:oid:2.16.578.1.12.4.1.4.4";

    /** @param server host of this server */
    AuditEvent of(UsageEntry entry, String server) {
        var event = new AuditEvent();
        event.setId(entry.id().toString());
        event.setType(new Coding(AuditEvents.AUDIT_EVENT_TYPE, AuditEvents.REST, "RESTful Operation"));
        event.setAction(AuditEventAction.fromCode(entry.action().name()));
        event.setRecordedElement(new InstantType(Date.from(entry.recorded())));
        event.setOutcome(
                AuditEventOutcome.fromCode(String.valueOf(entry.outcome().code())));
        event.setOutcomeDesc(entry.reason());
        var details = entry.details();
        if (details != null) {
            event.addSubtype(new Coding(INTERACTION, details.interaction(), details.interaction()));
            details.resources().forEach(resource -> addEntity(event, resource, "2", "System Object", "4"));
        }
        addMachines(entry, server, event);
        event.getSource().setObserver(new Reference().setDisplay("Samtykke"));
        if (entry.patient() != null) {
            addEntity(event, "Patient/" + entry.patient(), "1", "Person", "1");
        }
        event.addEntity()
                .setWhat(new Reference()
                        .setIdentifier(
                                new Identifier().setValue(entry.requestId().toString())))
                .setType(new Coding(TRANSACTION, "XrequestId", "X-Request-Id"));
        return event;
    }

    /** Who gets what was read is the destination; of what is stored or asked, it is the server. */
    private static void addMachines(UsageEntry entry, String server, AuditEvent event) {
        boolean read = entry.action() == Action.R;
        var details = entry.details();
        String client = String.valueOf(entry.by().client());
        var id = new Identifier().setValue(client);
        if (details != null && details.organisation() != null) {
            id.setAssigner(new Reference()
                    .setIdentifier(new Identifier().setSystem(ORGANISATION).setValue(details.organisation())));
        }
        boolean byPersonnel = details != null && details.personnel() != null;
        machine(event.addAgent(), read ? "110152" : "110153", client)
                .setRequestor(!byPersonnel)
                .setWho(new Reference().setIdentifier(id).setDisplay(entry.by().clientName()));
        machine(event.addAgent(), read ? "110153" : "110152", server)
                .setRequestor(false)
                .setWho(new Reference().setDisplay("Samtykke"));
        if (details != null && details.personnel() != null) {
            event.addAgent()
                    .setRequestor(true)
                    .setType(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")))
                    .setWho(new Reference()
                            .setIdentifier(new Identifier().setSystem(PERSONNEL).setValue(details.personnel())));
        }
    }

    private static AuditEventAgentComponent machine(AuditEventAgentComponent agent, String role, String name) {
        agent.setType(new CodeableConcept(
                new Coding(AuditEvents.DICOM, role, role.equals("110152") ? "Destination Role ID" : "Source Role ID")));
        agent.getNetwork().setAddress(name).setType(AuditEventAgentNetworkType._1);
        return agent;
    }

    private static void addEntity(AuditEvent event, String what, String type, String display, String role) {
        event.addEntity()
                .setWhat(new Reference(what))
                .setType(new Coding(ENTITY_TYPE, type, display))
                .setRole(new Coding(ENTITY_ROLE, role, role.equals("1") ? "Patient" : "Domain Resource"));
    }
}
