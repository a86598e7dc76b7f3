RuleSet: OwnSearch(name, code, base, type)
* name = "{name}"
* status = #active
* experimental = false
* code = #{code}
* base = #{base}
* type = #{type}

// Narrower than those of FHIR, which have the same codes; each says how.
Instance: audit-event-patient
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: about whom"
Description: "The patient whom an entry is about. An app finds entries of the patient in context and of nobody else; unlike the parameter of FHIR it does not find those whom she acted for."
* insert OwnSearch(AuditEventPatient, patient, AuditEvent, reference)
* expression = "AuditEvent.entity.where(role.code = '1').what"
* target = #Patient

Instance: audit-event-date
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: when"
Description: "When an entry was recorded, after eq, gt, lt, ge, le or nothing. A value means all that it names; without an offset it is meant as the clocks go in Norway. Repeat it for a range."
* insert OwnSearch(AuditEventDate, date, AuditEvent, date)
* expression = "AuditEvent.recorded"
* comparator[+] = #eq
* comparator[+] = #gt
* comparator[+] = #lt
* comparator[+] = #ge
* comparator[+] = #le

Instance: audit-event-type
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: what kind of entry"
Description: "Log-ins and log-outs (DICOM 110114), disclosures (110106), changes of devices (110113), and all other uses (rest)."
* insert OwnSearch(AuditEventType, type, AuditEvent, token)
* expression = "AuditEvent.type"

Instance: audit-event-subtype
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: which service"
Description: "A code of the code system of services, or one that tells log-in, log-out, disclosure and changed devices apart."
* insert OwnSearch(AuditEventSubtype, subtype, AuditEvent, token)
* expression = "AuditEvent.subtype"

Instance: audit-event-outcome
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: how it ended"
Description: "0 done, 4 refused, 8 a fault of the server."
* insert OwnSearch(AuditEventOutcome, outcome, AuditEvent, token)
* expression = "AuditEvent.outcome"

Instance: audit-event-agent
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: who"
Description: "To an app: the Patient of the person who acted. To those who watch over systems: the id of the client, without a type."
* insert OwnSearch(AuditEventAgent, agent, AuditEvent, reference)
* expression = "AuditEvent.agent.who"
* target = #Patient

Instance: audit-event-entity-type
InstanceOf: SearchParameter
Usage: #definition
Title: "Usage log: which type of resource"
Description: "For those who watch over systems alone: the name of a resource type, such as Observation. It finds entries that name a resource of it, and is no token as the parameter of FHIR is."
* insert OwnSearch(AuditEventEntityType, entity-type, AuditEvent, special)
