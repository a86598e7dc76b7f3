// What a citizen asks for and staff decide: correction, and opening again what a form closed.

RuleSet: RequestOfHers
* implicitRules 0..0
* contained 0..0
* intent = #order
* status MS
* focus MS
* for 1..1 MS
* for only Reference(Patient)
* for.reference 1..1
  * ^short = "Whom it is about"
* requester 1..1 MS
* authoredOn 1..1 MS
* lastModified 1..1 MS
* owner MS
  * ^short = "Who decided, once it is decided"

Profile: SamtykkeTaskCorrection
Parent: Task
Id: samtykke-task-correction
Title: "Task: request for correction"
Description: """
A citizen's request that something stored here is put right (GDPR article 16; pasientjournalloven § 24 and § 25). It is made by `$request-correction`,
decided by staff with `$answer-correction`, and taken back by `$withdraw-correction`; it is never written as a Task. Former versions are its history. One who
is told no is told on what legal ground, and where to complain (GDPR article 12 no. 4).

It has the shape of the request in the Patient Request for Corrections guide, which is built on Communication and Task; that guide is no dependency. HL7 Norway
has no Task profile.
"""
* ^experimental = false
* insert RequestOfHers
* language 1..1 MS
* language from TextLanguages (required)
  * ^short = "The language she asked in; the answer's fixed texts are in it"
* status from CorrectionStatuses (required)
* businessStatus 1..1 MS
* businessStatus.coding 1..1
* businessStatus.coding.system 1..1
* businessStatus.coding.system = $correction
* businessStatus.coding.code 1..1
* businessStatus.coding.display 1..1
  * ^comment = "In her language: `display` is the designation."
* code 1..1 MS
* code.coding 1..1
* code.coding = $correction#correction
* description 1..1 MS
  * ^short = "What should stand there instead"
* focus 1..1
  * ^short = "What is wrong"
  * ^comment = "When the resource has been deleted since, only its type is left."
* reasonCode MS
* reasonCode.coding 0..0
* reasonCode.text 1..1
  * ^short = "Why, in her words"
* restriction 1..1 MS
* restriction.period 1..1
* restriction.period.end 1..1
  * ^short = "By when she is to be answered"
* input 0..1 MS
* input.type.coding 1..1
* input.type.coding = $correction#element
* input.value[x] only string
  * ^short = "FHIRPath of the part that is wrong"
* output 0..3 MS
* output ^slicing.discriminator.type = #value
* output ^slicing.discriminator.path = "type"
* output ^slicing.rules = #closed
* output contains answer 0..2 MS and ground 0..1 MS and complaint 0..1 MS
* output[answer].type = $correction#answer
* output[answer].value[x] only string
  * ^short = "What staff say to her"
  * ^comment = "Twice where they accepted it first and said more when it was done."
* output[ground].type = $correction#legal-ground
* output[ground].value[x] only string
  * ^short = "On what legal ground it was rejected"
* output[complaint].type = $correction#how-to-complain
* output[complaint].value[x] only Coding
* output[complaint].valueCoding = $correction#complaint
  * ^short = "Where to complain, as a sentence in `display`"
* obeys samtykke-correction-1 and samtykke-correction-2 and samtykke-correction-3

Invariant: samtykke-correction-1
Description: "What is rejected says on what legal ground, and where to complain; nothing else does"
Severity: #error
Expression: "(status = 'rejected') = output.where(type.coding.code = 'legal-ground').exists() and (status = 'rejected') = output.where(type.coding.code = 'how-to-complain').exists()"

Invariant: samtykke-correction-2
Description: "The state in words is the state of the Task"
Severity: #error
Expression: "businessStatus.coding.code = 'is-' & status"

Invariant: samtykke-correction-3
Description: "What staff answered names who answered; what nobody answered has no answer"
Severity: #error
Expression: "(status = 'requested' implies (owner.empty() and output.empty())) and ((status = 'accepted' or status = 'completed' or status = 'rejected') implies owner.exists())"

Profile: SamtykkeTaskReopening
Parent: Task
Id: samtykke-task-reopening
Title: "Task: a form asks to open again what is closed"
Description: """
A signed form on paper that asks to end a closure, received by staff (`$receive-form`) and decided once (`$handle-form`). It points to the closing Consent and to the form as
it was kept. When it is accepted the Consent ends with the form as its source.

The kind of request is told by `instantiatesUri`, the address of the Questionnaire of the form: `instantiatesCanonical` points to ActivityDefinitions only.
"""
* ^experimental = false
* insert RequestOfHers
* instantiatesUri 1..1 MS
* status from ReopeningStatuses (required)
* statusReason MS
* statusReason.text 1..1
  * ^short = "Why, in the words of staff"
* focus 1..1
* focus only Reference(Consent)
* focus.reference 1..1
  * ^short = "The closure that is in force"
* input 1..1 MS
* input.value[x] only Reference(QuestionnaireResponse)
  * ^short = "The form as it was kept"
* output 0..0
* obeys samtykke-reopening-1

Invariant: samtykke-reopening-1
Description: "Who decided is named as soon as it is decided, and not before"
Severity: #error
Expression: "(status != 'requested') = owner.exists()"
