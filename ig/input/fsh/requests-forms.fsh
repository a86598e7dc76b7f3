// The forms as they are sent and kept: one profile for each Questionnaire of the server.

RuleSet: SignedForm(id)
* ^experimental = false
* implicitRules 0..0
* contained 0..0
* questionnaire 1..1 MS
* questionnaire obeys samtykke-form-{id}
* status = #completed
* subject MS
* subject only Reference(Patient)
* authored MS
  * ^short = "When it was received"
* author MS
* author only Reference(Patient)
* item 4..5 MS
* item ^slicing.discriminator.type = #value
* item ^slicing.discriminator.path = "linkId"
* item ^slicing.rules = #closed
* item ^slicing.description = "The items of the Questionnaire, each with one answer."
* item.item 0..0
* item.answer 1..1
* item.answer.item 0..0
* item contains person 1..1 MS and closure 1..1 MS and signer 1..1 MS and signedBy 0..1 MS and signedOn 1..1 MS
* item[person].linkId = "person"
* item[person].answer.value[x] 1..1
* item[person].answer.value[x] only Reference(Patient)
  * ^short = "Whose access it is: by number as sent, by Patient as kept"
* item[closure].linkId = "closure"
* item[closure].answer.value[x] 1..1
* item[closure].answer.value[x] only Coding
  * ^short = "What is closed, or is to be opened again"
* item[signer].linkId = "signer"
* item[signer].answer.value[x] 1..1
* item[signer].answer.value[x] only Coding
  * ^short = "As what the signer signed"
* item[signedBy].linkId = "signed-by"
* item[signedBy].answer.value[x] 1..1
* item[signedBy].answer.value[x] only Reference(Patient)
  * ^short = "Who signed, where it was not the person"
  * ^comment = "As kept by the signer's Patient; by number where the signer has no Patient here."
* item[signedOn].linkId = "signed-on"
* item[signedOn].answer.value[x] 1..1
* item[signedOn].answer.value[x] only date
* obeys samtykke-form-1 and samtykke-form-2

Invariant: samtykke-form-1
Description: "One who did not sign for herself says who signed"
Severity: #error
Expression: "item.where(linkId = 'signer').answer.value.code = 'own-data' or item.where(linkId = 'signed-by').exists()"

Invariant: samtykke-form-2
Description: "People are named by their Patient or by a national identity number"
Severity: #error
Expression: "item.where(linkId = 'person' or linkId = 'signed-by').answer.value.all(reference.exists() or identifier.where((system = 'urn:oid:2.16.578.1.12.4.1.4.1' or system = 'urn:oid:2.16.578.1.12.4.1.4.2') and value.exists()).exists())"

Profile: SamtykkeQuestionnaireResponseCloseAccessAdult
Parent: QuestionnaireResponse
Id: samtykke-questionnaire-response-close-access-adult
Title: "QuestionnaireResponse: form for closing digital access, from the age of 16"
Description: "A signed form on paper that closes something, as staff send it and as it is kept. The person herself or a guardian signs. What is sent names people by number; what is kept names them by their Patient and holds nothing but what the form asks for. The server serves it to nobody by itself: Consents and Tasks point to it."
* insert SignedForm(close-access-adult)
* item[closure].answer.valueCoding from CloseAccessAdultClosures (required)
* item[signer].answer.valueCoding from AdultSigners (required)

Invariant: samtykke-form-close-access-adult
Description: "The form is close-access-adult, with or without its version"
Severity: #error
Expression: "$this.toString().matches('^https://samtykke.example/fhir/Questionnaire/close-access-adult([|].+)?$')"

Profile: SamtykkeQuestionnaireResponseCloseAccessChild
Parent: QuestionnaireResponse
Id: samtykke-questionnaire-response-close-access-child
Title: "QuestionnaireResponse: form for closing digital access for a child under 16"
Description: "A signed form on paper that closes something of a child, as staff send it and as it is kept. A parent or a guardian signs. What is sent names people by number; what is kept names them by their Patient and holds nothing but what the form asks for. The server serves it to nobody by itself: Consents and Tasks point to it."
* insert SignedForm(close-access-child)
* item[closure].answer.valueCoding from CloseAccessChildClosures (required)
* item[signer].answer.valueCoding from ChildSigners (required)
* item[signedBy] 1..1

Invariant: samtykke-form-close-access-child
Description: "The form is close-access-child, with or without its version"
Severity: #error
Expression: "$this.toString().matches('^https://samtykke.example/fhir/Questionnaire/close-access-child([|].+)?$')"

Profile: SamtykkeQuestionnaireResponseReopenAccessAdult
Parent: QuestionnaireResponse
Id: samtykke-questionnaire-response-reopen-access-adult
Title: "QuestionnaireResponse: form for opening digital access again, from the age of 16"
Description: "A signed form on paper that asks to open something again, as staff send it and as it is kept. The person herself or a guardian signs. What is sent names people by number; what is kept names them by their Patient and holds nothing but what the form asks for. The server serves it to nobody by itself: Consents and Tasks point to it."
* insert SignedForm(reopen-access-adult)
* item[closure].answer.valueCoding from ReopenAccessAdultClosures (required)
* item[signer].answer.valueCoding from AdultSigners (required)

Invariant: samtykke-form-reopen-access-adult
Description: "The form is reopen-access-adult, with or without its version"
Severity: #error
Expression: "$this.toString().matches('^https://samtykke.example/fhir/Questionnaire/reopen-access-adult([|].+)?$')"

Profile: SamtykkeQuestionnaireResponseReopenAccessChild
Parent: QuestionnaireResponse
Id: samtykke-questionnaire-response-reopen-access-child
Title: "QuestionnaireResponse: form for opening digital access again for a child under 16"
Description: "A signed form on paper that asks to open something of a child again, as staff send it and as it is kept. A parent or a guardian signs. What is sent names people by number; what is kept names them by their Patient and holds nothing but what the form asks for. The server serves it to nobody by itself: Consents and Tasks point to it."
* insert SignedForm(reopen-access-child)
* item[closure].answer.valueCoding from ReopenAccessChildClosures (required)
* item[signer].answer.valueCoding from ChildSigners (required)
* item[signedBy] 1..1

Invariant: samtykke-form-reopen-access-child
Description: "The form is reopen-access-child, with or without its version"
Severity: #error
Expression: "$this.toString().matches('^https://samtykke.example/fhir/Questionnaire/reopen-access-child([|].+)?$')"
