RuleSet: Passed(source, number)
* meta.tag[origin] = $origin#passed-through
* extension[source].valueReference.identifier.system = $enh
* extension[source].valueReference.identifier.value = "{number}"
* extension[source].valueReference.display = "{source}"

Instance: discharge-summary-of-kari
InstanceOf: SamtykkeDocumentReference
Usage: #example
Title: "A discharge summary passes through"
Description: "A document of Helse Vest as Kari's app sees it: the label N lets her see it, its content can be had encrypted, and its address is a handle of this server."
* insert Passed(Helse Vest, 983658725)
* status = #current
* type = $document-type#A03-2
* type.text = "Epikrise"
* category = $document-type#A03-2
* subject = Reference(Patient/kari)
* date = "2026-09-26T09:30:00Z"
* author.display = "Lege ved Helse Vest"
* description = "Epikrise"
* securityLabel = $document-label#N
* content.extension[encrypts].valueBoolean = true
* content.attachment.contentType = #application/pdf
* content.attachment.url = "https://samtykke.example/fhir/Binary/s.abcdefghijklmnopqrstuvwxyz234567"
* content.attachment.title = "Epikrise"

Instance: released-test-result-of-kari
InstanceOf: SamtykkeDocumentReference
Usage: #example
Title: "A document of delayed access, after its release"
Description: "The label NORU delays it until the moment that the source set; before that it looked absent."
* insert Passed(Helse Vest, 983658725)
* extension[release].valueInstant = "2026-11-12T08:00:00Z"
* status = #current
* subject = Reference(Patient/kari)
* description = "Prøvesvar som er frigitt"
* securityLabel = $document-label#NORU
* content.extension[encrypts].valueBoolean = false
* content.attachment.contentType = #application/pdf
* content.attachment.url = "https://samtykke.example/fhir/Binary/s.bcdefghijklmnopqrstuvwxyz234567a"

Instance: content-of-a-letter
InstanceOf: SamtykkeBinary
Usage: #example
Title: "A content as a Binary"
Description: "What an app gets that asks for application/fhir+json: the content type of the source, and the bytes."
* contentType = #text/plain
* data = "SW5ua2FsbGluZw=="

Instance: check-up-of-kari
InstanceOf: SamtykkeAppointment
Usage: #example
Title: "An appointment passes through"
Description: "Kari is named by her reference; the place has a display only."
* insert Passed(Helse Vest, 983658725)
* status = #booked
* description = "Kontroll ved Helse Vest"
* start = "2026-12-06T10:00:00+01:00"
* end = "2026-12-06T10:30:00+01:00"
* participant.actor = Reference(Patient/kari)
* participant.status = #accepted

Instance: referral-of-kari
InstanceOf: SamtykkeServiceRequest
Usage: #example
Title: "A referral passes through"
Description: "A referral that Helse Vest has received."
* insert Passed(Helse Vest, 983658725)
* status = #active
* intent = #order
* code.text = "Henvisning til Helse Vest"
* subject = Reference(Patient/kari)
* authoredOn = "2026-10-26"

Instance: prescription-of-kari
InstanceOf: SamtykkeMedicationRequestPassed
Usage: #example
Title: "A prescription passes through"
Description: "A prescription that is listed with those that are stored here, told apart by tag and source."
* insert Passed(Reseptformidleren, 983658725)
* status = #active
* intent = #order
* medicationCodeableConcept.text = "Paracetamol"
* subject = Reference(Patient/kari)
* authoredOn = "2026-11-05"

Instance: contact-of-kari
InstanceOf: SamtykkeEncounterPassed
Usage: #example
Title: "A contact passes through"
Description: "A visit to an outpatient clinic that has ended."
* insert Passed(Helse Vest, 983658725)
* status = #finished
* class = $v3-ActCode#AMB
* subject = Reference(Patient/kari)

Instance: pacemaker-of-kari
InstanceOf: SamtykkeConditionPassed
Usage: #example
Title: "Critical information passes through"
Description: "A condition of the summary care record."
* insert Passed(Kjernejournal, 983658725)
* clinicalStatus = http://terminology.hl7.org/CodeSystem/condition-clinical#active
* code.text = "Har pacemaker"
* subject = Reference(Patient/kari)

Instance: penicillin-allergy-of-kari
InstanceOf: SamtykkeAllergyIntolerancePassed
Usage: #example
Title: "An allergy passes through"
Description: "An allergy of the summary care record."
* insert Passed(Kjernejournal, 983658725)
* clinicalStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical#active
* code.text = "Penicillin"
* patient = Reference(Patient/kari)

Instance: doctor-of-kari
InstanceOf: SamtykkePractitionerRole
Usage: #example
Title: "Kari's general practitioner"
Description: "The role, which points to the person under a handle of her own."
* insert Passed(Fastlegeregisteret, 983658725)
* active = true
* practitioner = Reference(Practitioner/frida-fastlegen)
* code = $personnel-category#LE

Instance: frida-fastlegen
InstanceOf: SamtykkePractitioner
Usage: #example
Title: "Frida Fastlegen"
Description: "The person behind the role, known by HPR number."
* insert Passed(Fastlegeregisteret, 983658725)
* identifier[hpr].system = $hpr
* identifier[hpr].value = "9144900"
* name.family = "Fastlegen"
* name.given = "Frida"
