Instance: available-services-answer
InstanceOf: Parameters
Usage: #example
Title: "What Kari can use now"
Description: "An archive that is open, documents of one hospital, another hospital that is on trial with other apps, and a service of others."
* parameter[+].name = "service"
* parameter[=].part[+].name = "code"
* parameter[=].part[=].valueCoding = $service#test-results "Test results and measurements"
* parameter[=].part[+].name = "type"
* parameter[=].part[=].valueCode = #Observation
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCoding = $service-category#action "Do it yourself"
* parameter[=].part[+].name = "source"
* parameter[=].part[=].valueString = "Samtykke"
* parameter[=].part[+].name = "available"
* parameter[=].part[=].valueBoolean = true
* parameter[+].name = "service"
* parameter[=].part[+].name = "code"
* parameter[=].part[=].valueCoding = $service#record-documents "Record documents"
* parameter[=].part[+].name = "type"
* parameter[=].part[=].valueCode = #DocumentReference
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCoding = $service-category#insight "See what is registered about you"
* parameter[=].part[+].name = "source"
* parameter[=].part[=].valueString = "Helse Nord"
* parameter[=].part[+].name = "available"
* parameter[=].part[=].valueBoolean = true
* parameter[+].name = "service"
* parameter[=].part[+].name = "code"
* parameter[=].part[=].valueCoding = $service#appointments "Appointments"
* parameter[=].part[+].name = "type"
* parameter[=].part[=].valueCode = #Appointment
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCoding = $service-category#insight "See what is registered about you"
* parameter[=].part[+].name = "source"
* parameter[=].part[=].valueString = "Helse Vest"
* parameter[=].part[+].name = "available"
* parameter[=].part[=].valueBoolean = false
* parameter[=].part[+].name = "reason"
* parameter[=].part[=].valueCodeableConcept.coding[+] = $source-outcome#source-on-trial
* parameter[=].part[=].valueCodeableConcept.text = "Helse Vest: This is being tried out with some apps only. Skriv til journalarkivet i Helse Vest."
* parameter[+].name = "service"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Velg behandlingssted"
* parameter[=].part[+].name = "url"
* parameter[=].part[=].valueUrl = "https://velg.example/"
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCoding = $service-category#external "Services of others"
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCoding = $service-category#insight "See what is registered about you"

Instance: events-since-last-login-answer
InstanceOf: Parameters
Usage: #example
Title: "What is new for Kari"
Description: "Since she last logged in Per has read test results of hers through an app, a hospital has stored something, she has given a Consent, and there are two new documents."
* parameter[+].name = "since"
* parameter[=].valueInstant = "2026-11-20T18:04:11.000+01:00"
* parameter[+].name = "uses"
* parameter[=].part[+].name = "service"
* parameter[=].part[=].valueCoding = $service#test-results "Test results and measurements"
* parameter[=].part[+].name = "person"
* parameter[=].part[=].valueReference.reference = "Patient/per"
* parameter[=].part[+].name = "app"
* parameter[=].part[=].valueString = "Måleboka"
* parameter[=].part[+].name = "refused"
* parameter[=].part[=].valueBoolean = true
* parameter[=].part[+].name = "count"
* parameter[=].part[=].valueUnsignedInt = 2
* parameter[+].name = "uses"
* parameter[=].part[+].name = "service"
* parameter[=].part[=].valueCoding = $service#data-load "Data loaded by a system"
* parameter[=].part[+].name = "system"
* parameter[=].part[=].valueString = "Journalsystemet"
* parameter[=].part[+].name = "refused"
* parameter[=].part[=].valueBoolean = false
* parameter[=].part[+].name = "count"
* parameter[=].part[=].valueUnsignedInt = 1
* parameter[+].name = "disclosures"
* parameter[=].part[+].name = "service"
* parameter[=].part[=].valueCoding = $service#representation "Representation of others"
* parameter[=].part[+].name = "system"
* parameter[=].part[=].valueString = "org.nr. 983658725"
* parameter[=].part[+].name = "refused"
* parameter[=].part[=].valueBoolean = false
* parameter[=].part[+].name = "count"
* parameter[=].part[=].valueUnsignedInt = 1
* parameter[+].name = "consents"
* parameter[=].part[+].name = "service"
* parameter[=].part[=].valueCoding = $service#consents "Consents"
* parameter[=].part[+].name = "person"
* parameter[=].part[=].valueReference.reference = "Patient/kari"
* parameter[=].part[+].name = "app"
* parameter[=].part[=].valueString = "Måleboka"
* parameter[=].part[+].name = "change"
* parameter[=].part[=].valueCode = #given
* parameter[=].part[+].name = "count"
* parameter[=].part[=].valueUnsignedInt = 1
* parameter[+].name = "documents"
* parameter[=].part[+].name = "source"
* parameter[=].part[=].valueString = "Helse Nord"
* parameter[=].part[+].name = "count"
* parameter[=].part[=].valueUnsignedInt = 2
* parameter[+].name = "silent-source"
* parameter[=].valueCodeableConcept.coding[+] = $source-outcome#source-timed-out
* parameter[=].valueCodeableConcept.text = "Helse Vest: It did not answer in time. Skriv til journalarkivet i Helse Vest."

Instance: events-since-last-login-answer-at-a-first-log-in
InstanceOf: Parameters
Usage: #example
Title: "Nothing is told at a first log-in"
Description: "There is no log-in before this one to count from."

Instance: session-key-request
InstanceOf: Parameters
Usage: #example
Title: "An app gives its key"
Description: "A public key on P-256, and the wish that no document comes unencrypted."
* parameter[+].name = "key"
* parameter[=].valueString = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}"
* parameter[+].name = "only-encrypted"
* parameter[=].valueBoolean = true

Instance: session-key-answer
InstanceOf: Parameters
Usage: #example
Title: "The thumbprint of the key"
Description: "As kid has it in each part of an encrypted document."
* parameter[+].name = "kid"
* parameter[=].valueString = "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"

Instance: usage-proof-request
InstanceOf: Parameters
Usage: #example
Title: "Kari asks for a proof"
Description: "Of one entry of her usage log."
* parameter[+].name = "entry"
* parameter[=].valueReference.reference = "AuditEvent/0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b"

Instance: usage-proof-answer
InstanceOf: Parameters
Usage: #example
Title: "The proof"
Description: "Shortened: a true one has the whole entry and the path to the root of its seal. Its form is described in the documentation."
* parameter[+].name = "proof"
* parameter[=].valueString = "samtykke usage proof 1\\nentry {\"action\":\"R\",\"id\":\"0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b\",\"kind\":\"use\"}\\nleaf 17\\n"

Instance: explain-request
InstanceOf: Parameters
Usage: #example
Title: "Why can the app not read her record?"
Description: "Måleboka asks about one Condition, in the hands it is in."
* parameter[+].name = "interaction"
* parameter[=].valueCode = #read
* parameter[+].name = "reference"
* parameter[=].valueReference.reference = "Condition/asthma"

Instance: explain-request-by-support
InstanceOf: Parameters
Usage: #example
Title: "Support asks for one who called"
Description: "By her number, in the body, about an app that she uses. She has let support in."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"
* parameter[+].name = "client-id"
* parameter[=].valueString = "maleboka"
* parameter[+].name = "interaction"
* parameter[=].valueCode = #search
* parameter[+].name = "resource-type"
* parameter[=].valueCode = #Condition

Instance: explain-answer
InstanceOf: Parameters
Usage: #example
Title: "Because she closed it"
Description: "The refusal, the Consent that it hangs on, and a sentence in three languages."
* parameter[+].name = "decision"
* parameter[=].valueCode = #deny
* parameter[+].name = "reason"
* parameter[=].valueCoding = $refusal-reason#record-access-closed "Access to the record closed"
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-closes-her-record"
* parameter[+].name = "text"
* parameter[=].part[+].name = "language"
* parameter[=].part[=].valueCode = #nb
* parameter[=].part[+].name = "value"
* parameter[=].part[=].valueString = "Digital tilgang til journalen er stengt."
* parameter[+].name = "text"
* parameter[=].part[+].name = "language"
* parameter[=].part[=].valueCode = #nn
* parameter[=].part[+].name = "value"
* parameter[=].part[=].valueString = "Digital tilgang til journalen er stengd."
* parameter[+].name = "text"
* parameter[=].part[+].name = "language"
* parameter[=].part[=].valueCode = #en
* parameter[=].part[+].name = "value"
* parameter[=].part[=].valueString = "Digital access to the patient record is closed."

Instance: explain-answer-of-a-permit
InstanceOf: Parameters
Usage: #example
Title: "Because it is her own, and she approved the app"
Description: "The Consents without which the answer would be no."
* parameter[+].name = "decision"
* parameter[=].valueCode = #permit
* parameter[+].name = "ground"
* parameter[=].valueCoding = $access-ground#own-data "Own information"
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-accepts-the-terms"
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-approves-maleboka"
* parameter[+].name = "text"
* parameter[=].part[+].name = "language"
* parameter[=].part[=].valueCode = #nb
* parameter[=].part[+].name = "value"
* parameter[=].part[=].valueString = "Egne data"
* parameter[+].name = "text"
* parameter[=].part[+].name = "language"
* parameter[=].part[=].valueCode = #nn
* parameter[=].part[+].name = "value"
* parameter[=].part[=].valueString = "Eigne data"
* parameter[+].name = "text"
* parameter[=].part[+].name = "language"
* parameter[=].part[=].valueCode = #en
* parameter[=].part[+].name = "value"
* parameter[=].part[=].valueString = "Own data"

Instance: preview-request
InstanceOf: Parameters
Usage: #example
Title: "What if she ended her consent to the archive?"
Description: "She is shown what would close before she decides."
* parameter[+].name = "end"
* parameter[=].valueReference.reference = "Consent/kari-keeps-an-archive"

Instance: preview-answer
InstanceOf: Parameters
Usage: #example
Title: "What would close"
Description: "Måleboka could store no more results. Nothing else changes."
* parameter[+].name = "close"
* parameter[=].part[+].name = "service"
* parameter[=].part[=].valueCoding = $service#test-results "Test results and measurements"
* parameter[=].part[+].name = "resource-type"
* parameter[=].part[=].valueCode = #Observation
* parameter[=].part[+].name = "access"
* parameter[=].part[=].valueCode = #write
* parameter[=].part[+].name = "person"
* parameter[=].part[=].valueReference.reference = "Patient/kari"
* parameter[=].part[+].name = "app"
* parameter[=].part[=].valueReference.identifier.system = "https://samtykke.example/fhir/NamingSystem/client-id"
* parameter[=].part[=].valueReference.identifier.value = "maleboka"
* parameter[=].part[=].valueReference.display = "Måleboka"

Instance: my-data-request
InstanceOf: Parameters
Usage: #example
Title: "A copy that people can read"
Description: "In the form of one page."
* parameter[+].name = "format"
* parameter[=].valueCode = #html

Instance: privacy-report-request
InstanceOf: Parameters
Usage: #example
Title: "The report as data"
Description: "To an app, in the language of Accept-Language."
* parameter[+].name = "format"
* parameter[=].valueCode = #json

Instance: privacy-report-answer
InstanceOf: Parameters
Usage: #example
Title: "A report about Kari"
Description: "Shortened to one kind of data, one source, one right and one recipient."
* language = #en
* parameter[+].name = "statement"
* parameter[=].valueString = "2026-11-26"
* parameter[+].name = "controller"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Eksempel kommune"
* parameter[=].part[+].name = "identifier"
* parameter[=].part[=].valueIdentifier.system = $enh
* parameter[=].part[=].valueIdentifier.value = "999999999"
* parameter[=].part[+].name = "contact"
* parameter[=].part[=].valueString = "personvern@kommune.example"
* parameter[+].name = "processor"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Eksempel drift"
* parameter[=].part[+].name = "identifier"
* parameter[=].part[=].valueIdentifier.system = $enh
* parameter[=].part[=].valueIdentifier.value = "988888888"
* parameter[=].part[+].name = "contact"
* parameter[=].part[=].valueString = "drift@drift.example"
* parameter[+].name = "protection-officer"
* parameter[=].part[+].name = "contact"
* parameter[=].part[=].valueString = "personvernombud@kommune.example"
* parameter[+].name = "processing"
* parameter[=].part[+].name = "code"
* parameter[=].part[=].valueCode = #decisions
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "What you have decided"
* parameter[=].part[+].name = "source"
* parameter[=].part[=].valueString = "Yourself"
* parameter[=].part[+].name = "purpose"
* parameter[=].part[=].valueString = "So that your decisions are followed"
* parameter[=].part[+].name = "ground"
* parameter[=].part[=].valueString = "GDPR article 6 (1) (c)"
* parameter[=].part[+].name = "kept"
* parameter[=].part[=].valueString = "As long as your profile"
* parameter[=].part[+].name = "period"
* parameter[=].part[=].valueCode = #P2Y
* parameter[+].name = "passes-through"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Helse Nord"
* parameter[=].part[+].name = "identifier"
* parameter[=].part[=].valueIdentifier.system = $enh
* parameter[=].part[=].valueIdentifier.value = "983658725"
* parameter[=].part[+].name = "contact"
* parameter[=].part[=].valueString = "Skriv til journalarkivet i Helse Nord."
* parameter[+].name = "right"
* parameter[=].part[+].name = "code"
* parameter[=].part[=].valueCode = #access
* parameter[=].part[+].name = "text"
* parameter[=].part[=].valueString = "You can have a copy of everything that is kept about you."
* parameter[=].part[+].name = "operation"
* parameter[=].part[=].valueString = "$my-data"
* parameter[+].name = "complaint-to"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Datatilsynet"
* parameter[=].part[+].name = "identifier"
* parameter[=].part[=].valueIdentifier.system = $enh
* parameter[=].part[=].valueIdentifier.value = "974761467"
* parameter[=].part[+].name = "contact"
* parameter[=].part[=].valueString = "https://www.datatilsynet.no"
* parameter[+].name = "patient"
* parameter[=].valueReference.reference = "Patient/kari"
* parameter[+].name = "made"
* parameter[=].valueInstant = "2026-11-26T09:00:00.000+01:00"
* parameter[+].name = "recipient"
* parameter[=].part[+].name = "kind"
* parameter[=].part[=].valueCode = #app
* parameter[=].part[+].name = "client-id"
* parameter[=].part[=].valueString = "maleboka"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Måleboka"
* parameter[=].part[+].name = "service"
* parameter[=].part[=].valueCoding = $service#test-results "Test results and measurements"
* parameter[=].part[+].name = "first"
* parameter[=].part[=].valueInstant = "2026-11-01T10:00:00.000+01:00"
* parameter[=].part[+].name = "last"
* parameter[=].part[=].valueInstant = "2026-11-25T20:15:00.000+01:00"
* parameter[=].part[+].name = "times"
* parameter[=].part[=].valueInteger = 31
