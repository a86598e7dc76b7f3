// What every resource has that was fetched from a source at the moment it was asked for.

RuleSet: PassedThrough
* implicitRules 0..0
* text 0..0
* meta 1..1
* meta.versionId 0..0
* meta.profile 0..0
* meta.tag ^slicing.discriminator[0].type = #value
* meta.tag ^slicing.discriminator[0].path = "system"
* meta.tag ^slicing.rules = #open
* meta.tag contains origin 1..1 MS
* meta.tag[origin].system 1..1
* meta.tag[origin].system = $origin
* meta.tag[origin].code 1..1
* meta.tag[origin].code = #passed-through
* extension contains Source named source 1..1 MS
* obeys samtykke-passed-1

Invariant: samtykke-passed-1
Description: "No national identity number passes: nobody is named by fødselsnummer or D-number"
Severity: #error
Expression: "descendants().where($this is Identifier).where(system = 'urn:oid:2.16.578.1.12.4.1.4.1' or system = 'urn:oid:2.16.578.1.12.4.1.4.2').empty()"

Profile: SamtykkeDocumentReference
Parent: DocumentReference
Id: samtykke-document-reference
Title: "DocumentReference: a document of the journal, passing through"
Description: """
A document that a hospital or the summary care record has, as the citizen's app sees it: fetched when she asks, stored nowhere here (pasientjournalloven § 18).
The source labels it (Volven 9603), and the labels decide who is shown it; what is not shown is not counted and looks absent.

**Relation to IHE MHD.** It is close to IHE.MHD.Minimal.DocumentReference: `attachment.url` and never `attachment.data`, `contentType`, a subject.
`masterIdentifier` and `docStatus` are as the source has them. `relatesTo` is left out, since a handle of the related document would have to be given without it
having been asked for. Searching is ITI-67, opening is ITI-68.

**Relation to no-basis-DocumentReference** (hl7.fhir.no.basis). That one demands a `type` from Volven 9602. Sources are asked for it, and time limits and searches
rest on it, but a document without one is shown all the same, so it is not demanded here.
"""
* ^experimental = false
* insert PassedThrough
* extension contains DocumentRelease named release 0..1 MS
* masterIdentifier MS
* status MS
  * ^comment = "Sources are asked for current documents; what they answer is passed on."
* type MS
  * ^comment = "A code of Volven 9602 (urn:oid:2.16.578.1.12.4.1.1.9602), such as A03-2 for an epicrisis."
* category MS
  * ^comment = "A code of Volven 9602; time limits of the summary care record go by it."
* subject 1..1 MS
* subject only Reference(Patient)
* subject.reference 1..1
  * ^short = "The patient in context"
* subject.identifier 0..0
* date MS
* author MS
  * ^comment = "By display only."
* relatesTo 0..0
* description MS
* securityLabel 1..* MS
* securityLabel ^short = "Who is shown it: codes of Volven 9603"
* content MS
* content.extension contains SourceEncrypts named encrypts 1..1 MS
* content.attachment.contentType MS
* content.attachment.data 0..0
* content.attachment.url MS
  * ^short = "Address beneath Binary, for this session"
  * ^comment = "A handle: it holds in this session, for this app and this patient. Missing when the source gave no address."
* content.attachment.title MS
* obeys samtykke-document-1 and samtykke-document-2 and samtykke-document-3 and samtykke-document-4

Invariant: samtykke-document-1
Description: "A document that is shown has a label of Volven 9603"
Severity: #error
Expression: "securityLabel.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9603').exists()"

Invariant: samtykke-document-2
Description: "Every label of Volven 9603 on it is one that lets somebody see it"
Severity: #error
Expression: "securityLabel.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9603').all(code = 'N' or code = 'NORN_FORANS' or code = 'NORN_UNGDOM' or code = 'NORS' or code = 'NORU')"

Invariant: samtykke-document-3
Description: "A document of delayed access says when it was released"
Severity: #error
Expression: "securityLabel.coding.where(system = 'urn:oid:2.16.578.1.12.4.1.1.9603' and code = 'NORU').exists() implies extension('https://samtykke.example/fhir/StructureDefinition/document-release').exists()"

Invariant: samtykke-document-4
Description: "A content is opened here and never at its source: its address is a handle beneath Binary"
Severity: #error
Expression: "content.attachment.url.all(matches('/Binary/s[.][a-z2-7]{32}$'))"

Profile: SamtykkeBinary
Parent: Binary
Id: samtykke-binary
Title: "Binary: the content of a document"
Description: """
The content of a document, read once through this server and stored nowhere: not in the database, not in an index, not in a file, not in a log. It comes as the source has it; an app
that asks for `application/fhir+json` has it as a Binary, with the content in `data`. It has no version, no tags and no owner of its own: who may open it is decided by the
DocumentReference that named it, whose labels are read again at that moment.

What is encrypted to the key of an app is `application/jose`: compact JWEs (ECDH-ES, A256GCM, P-256), one a line. The protected header of each holds `kid` (thumbprint of the
key), `cty` (the real content type), `doc` (the same for all parts), `part` (0, 1, 2 …) and `last`.
"""
* ^experimental = false
* implicitRules 0..0
* contentType MS
* securityContext 0..0
* data 1..1 MS
* obeys samtykke-binary-1 and samtykke-binary-2

Invariant: samtykke-binary-1
Description: "The content type is a MIME type"
Severity: #error
Expression: "contentType.matches('^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *;.*)?$')"

Invariant: samtykke-binary-2
Description: "A content is a document and no FHIR resource"
Severity: #error
Expression: "contentType.matches('^application/fhir[+](json|xml).*').not()"

Profile: SamtykkeAppointment
Parent: Appointment
Id: samtykke-appointment
Title: "Appointment, passing through"
Description: "An appointment that a hospital has with the citizen, fetched when she asks. Others who take part stand by their display only. Compatible with no-basis-Appointment, whose short notice and virtual service pass as they are."
* ^experimental = false
* insert PassedThrough
* status MS
* serviceType MS
* description MS
* start MS
* end MS
* participant MS
* participant.actor MS
  * ^comment = "The patient by her reference; all others by display."
* participant.actor.identifier 0..0
* obeys samtykke-appointment-1

Invariant: samtykke-appointment-1
Description: "The patient takes part in it, and no other patient"
Severity: #error
Expression: "participant.actor.reference.where(startsWith('Patient/')).distinct().count() = 1"

Profile: SamtykkeServiceRequest
Parent: ServiceRequest
Id: samtykke-service-request
Title: "ServiceRequest: a referral, passing through"
Description: "A referral that a hospital has of the citizen, fetched when she asks. Where it is and how far it has come is told by the source in its own words."
* ^experimental = false
* insert PassedThrough
* insert AboutHer(subject)
* status MS
* intent MS
* code MS
* authoredOn MS

RuleSet: AboutHer(element)
* {element} only Reference(Patient)
* {element} MS
* {element}.reference 1..1
* {element}.identifier 0..0
* {element} ^short = "The patient in context"

Profile: SamtykkeMedicationRequestPassed
Parent: MedicationRequest
Id: samtykke-medication-request-passed
Title: "MedicationRequest: a prescription, passing through"
Description: "A prescription of the prescription intermediary, fetched when the citizen asks. It is listed together with prescriptions that are stored here; the tag and the source tell the two apart. The medicine is told by a code or a text, or contained."
* ^experimental = false
* insert PassedThrough
* insert AboutHer(subject)
* status MS
* medication[x] MS
* authoredOn MS
* dosageInstruction MS

Profile: SamtykkeEncounterPassed
Parent: Encounter
Id: samtykke-encounter-passed
Title: "Encounter: a contact, passing through"
Description: "A visit or another contact with a hospital, fetched when the citizen asks, and listed together with those that are stored here."
* ^experimental = false
* insert PassedThrough
* insert AboutHer(subject)
* subject 1..1
* status MS
* class MS
* type MS
* period MS

Profile: SamtykkeConditionPassed
Parent: Condition
Id: samtykke-condition-passed
Title: "Condition: critical information, passing through"
Description: "A condition of the summary care record, fetched when the citizen asks (kjernejournalforskriften). Closures of that record and opting out of it close it, whatever its type."
* ^experimental = false
* insert PassedThrough
* insert AboutHer(subject)
* clinicalStatus MS
* code MS
* recordedDate MS

Profile: SamtykkeAllergyIntolerancePassed
Parent: AllergyIntolerance
Id: samtykke-allergy-intolerance-passed
Title: "AllergyIntolerance: of the summary care record, passing through"
Description: "An allergy of the summary care record, fetched when the citizen asks (kjernejournalforskriften), and listed together with those that are stored here. Compatible with no-basis-AllergyIntolerance."
* ^experimental = false
* insert PassedThrough
* insert AboutHer(patient)
* clinicalStatus MS
* code MS
* recordedDate MS

Profile: SamtykkePractitionerRole
Parent: PractitionerRole
Id: samtykke-practitioner-role
Title: "PractitionerRole: the general practitioner, passing through"
Description: "The citizen's general practitioner, as the register of general practitioners says today. The person is a resource of her own under a handle; the office is contained. Compatible with no-basis-PractitionerRole."
* ^experimental = false
* insert PassedThrough
* active MS
* practitioner MS
  * ^short = "The person, under a handle"
* practitioner.identifier 0..0
* organization MS
  * ^short = "The office, contained or by display"
* organization.identifier 0..0
* code MS
  * ^comment = "A code of Volven 9060, such as LE for a doctor."

Profile: SamtykkePractitioner
Parent: Practitioner
Id: samtykke-practitioner
Title: "Practitioner: the general practitioner in person, passing through"
Description: "Who the citizen's general practitioner is: name and HPR number. A fødselsnummer of hers never passes. Compatible with no-basis-Practitioner but for that number."
* ^experimental = false
* insert PassedThrough
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains hpr 0..1 MS
* identifier[hpr].system 1..1
* identifier[hpr].system = $hpr
* identifier[hpr].value 1..1
  * ^short = "Number in the register of health personnel"
* name MS
