RuleSet: Form(id, person, closure, signer)
* questionnaire = "https://samtykke.example/fhir/Questionnaire/{id}"
* status = #completed
* authored = "2026-11-24T09:00:00Z"
* subject = Reference(Patient/{person})
* item[+].linkId = "person"
* item[=].answer.valueReference = Reference(Patient/{person})
* item[+].linkId = "closure"
* item[=].answer.valueCoding = $consent-category#{closure}
* item[+].linkId = "signer"
* item[=].answer.valueCoding = $access-ground#{signer}

RuleSet: SignedOn(day)
* item[+].linkId = "signed-on"
* item[=].answer.valueDate = "{day}"

RuleSet: SignedBy(signer)
* author = Reference(Patient/{signer})
* item[+].linkId = "signed-by"
* item[=].answer.valueReference = Reference(Patient/{signer})

Instance: ingrid-signed-to-close-her-record
InstanceOf: QuestionnaireResponse
Usage: #example
Title: "A form that closes the record"
Description: "Kept as it was signed by Ingrid herself: who signed is not told twice."
* insert Form(close-access-adult, ingrid, record-access-closure, own-data)
* author = Reference(Patient/ingrid)
* insert SignedOn(2026-11-20)

Instance: kari-signed-to-close-for-ola
InstanceOf: QuestionnaireResponse
Usage: #example
Title: "A form that closes the record of a child"
Description: "Ola is eight: his mother signed, on the ground of parental responsibility."
* insert Form(close-access-child, ola, record-access-closure, parental-responsibility)
* insert SignedBy(kari)
* insert SignedOn(2026-11-20)

Instance: ingrid-signed-to-open-her-record
InstanceOf: QuestionnaireResponse
Usage: #example
Title: "A form that asks to open the record again"
Description: "Ingrid asks that her record is opened again."
* insert Form(reopen-access-adult, ingrid, record-access-closure, own-data)
* author = Reference(Patient/ingrid)
* insert SignedOn(2026-11-23)

Instance: guro-signed-to-open-for-arne
InstanceOf: QuestionnaireResponse
Usage: #example
Title: "A form that asks to open again, signed by a guardian"
Description: "Arne's guardian asks that his record is opened again."
* insert Form(reopen-access-adult, arne, record-access-closure, guardianship)
* insert SignedBy(guro)
* insert SignedOn(2026-11-23)

Instance: kari-signed-to-open-for-ola
InstanceOf: QuestionnaireResponse
Usage: #example
Title: "A form that asks to open a child's record again"
Description: "Ola's mother asks that what she closed is opened again."
* insert Form(reopen-access-child, ola, record-access-closure, parental-responsibility)
* insert SignedBy(kari)
* insert SignedOn(2026-11-24)

RuleSet: AsksForCorrection(status)
* language = #en
* intent = #order
* status = #{status}
* code = $correction#correction "Request for correction"
* description = "My penicillin allergy was tested and is not there."
* focus = Reference(AllergyIntolerance/penicillin-allergy-loaded-for-kari)
* for = Reference(Patient/kari)
* requester = Reference(Patient/kari)
* authoredOn = "2026-11-10T10:00:00Z"
* restriction.period.end = "2026-12-10"

RuleSet: StaffAnswered(text)
* owner.identifier.system = $client-id
* owner.identifier.value = "samtykke-staff"
* owner.display = "Samtykke, staff"
* output[answer].type = $correction#answer "Answer"
* output[answer].valueString = "{text}"

Instance: kari-asks-for-a-correction
InstanceOf: SamtykkeTaskCorrection
Usage: #example
Title: "A request for correction, received"
Description: "Kari says which part is wrong, what should stand there and why. Nobody has answered yet."
* insert AsksForCorrection(requested)
* lastModified = "2026-11-10T10:00:00Z"
* businessStatus = $correction#is-requested "Received"
* reasonCode.text = "I was tested at the hospital this autumn."
* input.type = $correction#element "The part that is wrong"
* input.valueString = "AllergyIntolerance.clinicalStatus"

Instance: kari-is-told-it-is-put-right
InstanceOf: SamtykkeTaskCorrection
Usage: #example
Title: "A request for correction, done"
Description: "Staff accepted it, and said more when it was put right."
* insert AsksForCorrection(completed)
* lastModified = "2026-11-12T12:00:00Z"
* businessStatus = $correction#is-completed "Corrected"
* insert StaffAnswered([[You are right. We ask the hospital for the result of the test.]])
* output[answer][1].type = $correction#answer "Answer"
* output[answer][1].valueString = "The allergy is marked as refuted."

Instance: kari-is-told-no
InstanceOf: SamtykkeTaskCorrection
Usage: #example
Title: "A request for correction, rejected"
Description: "A rejection names its legal ground and tells where she can complain."
* insert AsksForCorrection(rejected)
* lastModified = "2026-11-12T12:00:00Z"
* businessStatus = $correction#is-rejected "Rejected"
* insert StaffAnswered([[The test is not finished.]])
* output[ground].type = $correction#legal-ground "Legal ground of the rejection"
* output[ground].valueString = "Pasientjournalloven § 24"
* output[complaint].type = $correction#how-to-complain "How you can complain"
* output[complaint].valueCoding = $correction#complaint "You can complain about the rejection to Datatilsynet. If it is about your record, you can complain to Statsforvalteren."

Instance: ingrid-wants-her-record-open
InstanceOf: SamtykkeTaskReopening
Usage: #example
Title: "A form to open again, received"
Description: "Staff received the form and have not decided."
* instantiatesUri = "https://samtykke.example/fhir/Questionnaire/reopen-access-adult"
* intent = #order
* status = #requested
* focus = Reference(Consent/ingrid-closes-the-record)
* for = Reference(Patient/ingrid)
* requester.identifier.system = $client-id
* requester.identifier.value = "samtykke-staff"
* requester.display = "Samtykke, staff"
* authoredOn = "2026-11-24T09:00:00Z"
* lastModified = "2026-11-24T09:00:00Z"
* input.type.text = "The form"
* input.valueReference = Reference(QuestionnaireResponse/ingrid-signed-to-open-her-record)

Instance: ingrid-is-told-that-it-stays-closed
InstanceOf: SamtykkeTaskReopening
Usage: #example
Title: "A form to open again, rejected"
Description: "Staff say why, and the closure stays."
* instantiatesUri = "https://samtykke.example/fhir/Questionnaire/reopen-access-adult"
* intent = #order
* status = #rejected
* statusReason.text = "The signature is missing."
* focus = Reference(Consent/ingrid-closes-the-record)
* for = Reference(Patient/ingrid)
* requester.identifier.system = $client-id
* requester.identifier.value = "samtykke-staff"
* requester.display = "Samtykke, staff"
* owner.identifier.system = $client-id
* owner.identifier.value = "samtykke-staff"
* owner.display = "Samtykke, staff"
* authoredOn = "2026-11-24T09:00:00Z"
* lastModified = "2026-11-25T09:00:00Z"
* input.type.text = "The form"
* input.valueReference = Reference(QuestionnaireResponse/ingrid-signed-to-open-her-record)
