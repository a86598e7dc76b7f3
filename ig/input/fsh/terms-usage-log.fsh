Alias: $security-source-type = http://terminology.hl7.org/CodeSystem/security-source-type
Alias: $audit-entity-type = http://terminology.hl7.org/CodeSystem/audit-entity-type
Alias: $object-role = http://terminology.hl7.org/CodeSystem/object-role
Alias: $iso-21089-lifecycle = http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle
Alias: $balp-entity-type = https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType

ValueSet: UsageEventKinds
Id: usage-event-kind
Title: "Kinds of events in the usage log"
Description: "What kind of event a row of the usage log is, as AuditEvent.type: a use or a decision (rest), a log-in or log-out (110114), a disclosure to somebody outside (110106), a passkey added or removed (110113)."
* ^experimental = false
* $audit-event-type#rest "RESTful Operation"
* $dcm#110114 "User Authentication"
* $dcm#110106 "Export"
* $dcm#110113 "Security Alert"

ValueSet: UsageEventDetails
Id: usage-event-detail
Title: "Events in the usage log, more closely"
Description: "What happened, where the kind alone does not say it: a log-in, a log-out, a device of hers changed."
* ^experimental = false
* $dcm#110122 "Login"
* $dcm#110123 "Logout"
* $dcm#110137 "User Security Attributes Changed"

ValueSet: Services
Id: service
Title: "Services"
Description: "What was used, as the usage log and the list of available services name it to a citizen."
* ^experimental = false
* include codes from system $service

ValueSet: AccessGrounds
Id: access-ground
Title: "Grounds of access"
Description: "On what ground somebody used what is a citizen's."
* ^experimental = false
* include codes from system $access-ground

ValueSet: UsageOutcomes
Id: usage-outcome
Title: "Outcomes in the usage log"
Description: "How a use ended: done (0), refused by the rules (4), failed by a fault of the server (8)."
* ^experimental = false
* http://hl7.org/fhir/audit-event-outcome#0
* http://hl7.org/fhir/audit-event-outcome#4
* http://hl7.org/fhir/audit-event-outcome#8

ValueSet: TextLanguages
Id: text-language
Title: "Languages of texts for citizens"
Description: "The languages that citizens are spoken to in: bokmål, nynorsk and English."
* ^experimental = false
* urn:ietf:bcp:47#nb
* urn:ietf:bcp:47#nn
* urn:ietf:bcp:47#en

ValueSet: SystemInteractions
Id: system-interaction
Title: "Interactions of systems"
Description: "What a system did, as those who watch over systems see it."
* ^experimental = false
* $restful-interaction#read
* $restful-interaction#search-type
* $restful-interaction#create
* $restful-interaction#update
* $restful-interaction#delete
