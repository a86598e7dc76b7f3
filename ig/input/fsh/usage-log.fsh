Profile: SamtykkeAuditEventCitizen
Parent: AuditEvent
Id: samtykke-audit-event-citizen
Title: "AuditEvent: the usage log, for the citizen"
Description: """
One row of the usage log, as the citizen whose data were used reads it (pasientjournalloven § 18 and § 22; GDPR article 15). It says
when, which service, who, by which app, on whose behalf and on what ground, and how it ended. It never says what was asked for or
found: no query, no resource but herself, no address of a machine, no free text. A log that told her diagnoses would be one more
record to protect.

**Relation to IHE BALP.** BALP's PatientRead and PatientQuery demand the network addresses of client and server and the text of the
query, so an event for citizens cannot be one of theirs. Type, the agent's `requestor` and the patient as an entity (type 1, role 1)
are as in BALP, and what was disclosed is shaped after PrivacyDisclosure
([samtykke-audit-event-disclosure](StructureDefinition-samtykke-audit-event-disclosure.html)). BALP's own shape is served to those who watch over
systems ([samtykke-audit-event-security](StructureDefinition-samtykke-audit-event-security.html)).

**Relation to HL7 Norway's trust framework profile** (`no-domain-Trustframework-Auditevent`). That one is for look-ups by health personnel:
its only agent is a PractitionerRole, with a purpose of use and the care relation. Here the agent is mostly the citizen herself or one who acts
for her, so its elements have no place; `role` holds the ground of access instead.
"""
* ^experimental = false
* ^purpose = "To let a citizen see every use of what is hers, without the log becoming a copy of it."
* implicitRules 0..0
* language 1..1 MS
* language from TextLanguages (required)
  * ^short = "nb | nn | en: the language of the texts"
* contained 0..0
* type 1..1 MS
* type from UsageEventKinds (required)
* subtype 1..2 MS
* subtype ^slicing.discriminator.type = #value
* subtype ^slicing.discriminator.path = "system"
* subtype ^slicing.rules = #open
* subtype ^slicing.description = "The service is always told; what happened only where the type alone does not say it."
* subtype contains service 1..1 MS and happened 0..1 MS
* subtype[service] from Services (required)
* subtype[service].system 1..1
* subtype[service].system = $service
* subtype[service].code 1..1
* subtype[service].display 1..1
  * ^comment = "In the language of the event: `display` is the designation, not the English name of the concept."
* subtype[happened] from UsageEventDetails (required)
* subtype[happened].system 1..1
* subtype[happened].system = $dcm
* subtype[happened].code 1..1
  * ^short = "110122 log-in | 110123 log-out | 110137 device changed"
* action 1..1 MS
* period 0..0
* recorded MS
  * ^short = "When, to the millisecond"
* outcome 1..1 MS
* outcome from UsageOutcomes (required)
* outcomeDesc MS
  * ^short = "Why it was refused, as a sentence"
  * ^comment = "The designation of the code of refusal-reason. Nothing of what was asked for stands in it."
* purposeOfEvent 0..0
* agent 1..2 MS
* agent ^slicing.discriminator.type = #value
* agent ^slicing.discriminator.path = "requestor"
* agent ^slicing.rules = #closed
* agent ^slicing.description = "Who asked, and the app through which a person asked."
* agent contains asked 1..1 MS and app 0..1 MS
* agent.altId 0..0
* agent.name 0..0
* agent.location 0..0
* agent.policy 0..0
* agent.media 0..0
* agent.network 0..0
* agent.purposeOfUse 0..0
* agent[asked].requestor = true
* agent[asked] ^short = "Who did it: a person, or a system by itself"
* agent[asked].role 0..1 MS
* agent[asked].role from AccessGrounds (required)
  * ^short = "The ground of access"
  * ^comment = "Absent when it was refused before there was a ground, and of what has none, such as a log-in."
* agent[asked].who MS
* agent[asked].who only Reference(Patient or Device)
  * ^short = "The Patient of the person, or the id of the system's client"
  * ^comment = "One who acts for another stands here by her own Patient: compare with the entity. Absent of one without a profile, who was refused at log-in."
* agent[app].requestor = false
* agent[app] ^short = "The app through which a person asked"
* agent[app].role 0..0
* agent[app].type 1..1
* agent[app].type = $dcm#110150
* agent[app].who 1..1 MS
* agent[app].who.reference 0..0
* agent[app].who.identifier 1..1
* agent[app].who.identifier.value 1..1
  * ^short = "Client id of the app"
* agent[app].who.display 1..1
  * ^short = "Name of the app, as she knows it"
* source.site 0..0
* source.observer.display 1..1
* source.observer.display = "Samtykke"
* source.type 1..1
* source.type = $security-source-type#4
* entity 0..1 MS
  * ^short = "The citizen whose data it is"
  * ^comment = "Absent when there was nobody yet, as at a refused first log-in."
* entity.what 1..1 MS
* entity.what only Reference(Patient)
* entity.what.reference 1..1
* entity.type 1..1
* entity.type = $audit-entity-type#1
* entity.role 1..1
* entity.role = $object-role#1
* entity.lifecycle 0..0
* entity.securityLabel 0..0
* entity.name 0..0
* entity.description 0..0
* entity.query 0..0
* entity.detail 0..0
* obeys samtykke-usage-1 and samtykke-usage-2 and samtykke-usage-3

Invariant: samtykke-usage-1
Description: "A reason is told of what was refused, and of nothing else"
Severity: #error
Expression: "outcomeDesc.exists() implies outcome = '4'"

Invariant: samtykke-usage-2
Description: "One who has a name of her own in the log is named by her Patient alone: no number and no name of a person stands in an agent"
Severity: #error
Expression: "agent.who.where(reference.exists()).all(identifier.empty() and display.empty())"

Invariant: samtykke-usage-3
Description: "A log-in, a log-out, a change of a device and a disclosure say which of them it was"
Severity: #error
Expression: "type.code != 'rest' implies subtype.where(system != 'https://samtykke.example/fhir/CodeSystem/service').count() = 1"

Profile: SamtykkeAuditEventDisclosure
Parent: SamtykkeAuditEventCitizen
Id: samtykke-audit-event-disclosure
Title: "AuditEvent: told to somebody outside, for the citizen"
Description: """
A row of the usage log which says that a service outside asked about the citizen and was answered, for example whether another may act for
her. What is told is of her settings, never of her health. She sees which service it was.

It has the type and subtype of IHE BALP's PrivacyDisclosure.Source (DICOM Export, ISO 21089 disclose) and its patient entity. It leaves out what
BALP adds for auditors: network addresses, the data that were disclosed, the consent by instance.
"""
* ^experimental = false
* type = $dcm#110106
* subtype contains disclosed 1..1 MS
* subtype[disclosed].system 1..1
* subtype[disclosed].system = $iso-21089-lifecycle
* subtype[disclosed].code 1..1
* subtype[disclosed].code = #disclose
* subtype[service] = $service#representation
* action = #R
* agent[app] 0..0
* agent[asked].type 1..1
* agent[asked].type = $dcm#110150
* agent[asked].who 1..1
* agent[asked].who.reference 0..0
* agent[asked].who.identifier 1..1
* agent[asked].who.identifier.value 1..1
* agent[asked].who.display 1..1
  * ^short = "Name of the service that asked"
* entity 1..1

Profile: SamtykkeAuditEventSecurity
Parent: AuditEvent
Id: samtykke-audit-event-security
Title: "AuditEvent: what a system did, for those who watch over systems"
Description: """
What a system, or health personnel at work in it, did: one event for each patient and kind of change in a transaction, read by a system with the
scope `system/AuditEvent.rs` (Normen chapter 5.4.4; GDPR article 32). Nothing of what citizens do through apps is in it.

It has the shape of IHE BALP's PatientCreate, PatientUpdate, PatientRead and PatientQuery: two machines, source (110153) and destination (110152),
who was at work, the resources, the patient and the request (`XrequestId`). It differs on purpose in two things. A machine is named and never
addressed: `network.type` is 1, a machine name, with the client's id or the server's host. And a search is told without its query, since queries hold
what was looked for.

The details (interaction, resources, organisation, personnel) are kept for a shorter time than the row: an older event has neither subtype nor
resources. That is why BALP's cardinalities (subtype 1..1, data 1..1) are not demanded.
"""
* ^experimental = false
* implicitRules 0..0
* contained 0..0
* type = $audit-event-type#rest
* subtype 0..1 MS
* subtype from SystemInteractions (required)
* action 1..1 MS
* recorded MS
* outcome 1..1 MS
* outcome from UsageOutcomes (required)
* outcomeDesc MS
  * ^short = "Code of refusal-reason, when it was refused"
* agent 2..3 MS
* agent ^slicing.discriminator.type = #value
* agent ^slicing.discriminator.path = "type"
* agent ^slicing.rules = #closed
* agent ^slicing.description = "By the part each had in it."
* agent contains source 1..1 MS and destination 1..1 MS and personnel 0..1 MS
* agent.altId 0..0
* agent.name 0..0
* agent.location 0..0
* agent.who 1..1
* agent[source].type = $dcm#110153
* agent[source] ^short = "The client that stores or asks; the server, when something is read"
* agent[source].network 1..1
* agent[source].network.address 1..1
* agent[source].network.type = #1
* agent[destination].type = $dcm#110152
* agent[destination] ^short = "The server; the client, when something is read"
* agent[destination].network 1..1
* agent[destination].network.address 1..1
* agent[destination].network.type = #1
* agent[personnel].type = $v3-ParticipationType#IRCP
* agent[personnel] ^short = "Who was at work, when the system's token says it"
* agent[personnel].requestor = true
* agent[personnel].who.reference 0..0
* agent[personnel].who.identifier 1..1
* agent[personnel].who.identifier.system 1..1
* agent[personnel].who.identifier.system = $hpr
* agent[personnel].who.identifier.value 1..1
* agent[personnel].network 0..0
* source.observer.display 1..1
* source.observer.display = "Samtykke"
* entity 1..* MS
* entity ^slicing.discriminator[0].type = #value
* entity ^slicing.discriminator[0].path = "type"
* entity ^slicing.rules = #closed
* entity contains data 0..* MS and patient 0..1 MS and transaction 1..1 MS
* entity.name 0..0
* entity.description 0..0
* entity.query 0..0
* entity.detail 0..0
* entity[data].type = $audit-entity-type#2
* entity[data].role = $object-role#4
* entity[data].what 1..1
* entity[data].what.reference 1..1
* entity[patient].type = $audit-entity-type#1
* entity[patient].role = $object-role#1
* entity[patient].what 1..1
* entity[patient].what only Reference(Patient)
* entity[patient].what.reference 1..1
* entity[transaction].type = $balp-entity-type#XrequestId
* entity[transaction].role 0..0
* entity[transaction].what 1..1
* entity[transaction].what.reference 0..0
* entity[transaction].what.identifier 1..1
* entity[transaction].what.identifier.value 1..1
  * ^short = "The reference of the request, as in X-Request-Id and in the answer to a refusal"
* obeys samtykke-security-1 and samtykke-security-2

Invariant: samtykke-security-1
Description: "Exactly one asked: who was at work, or else the client by itself"
Severity: #error
Expression: "agent.where(requestor = true).count() = 1"

Invariant: samtykke-security-2
Description: "The code of a reason is told of what was refused, and of nothing else"
Severity: #error
Expression: "outcomeDesc.exists() implies (outcome = '4' and outcomeDesc.matches('^[a-z0-9-]+$'))"
