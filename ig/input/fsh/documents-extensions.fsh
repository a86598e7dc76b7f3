Extension: Source
Id: source
Title: "Source"
Description: "Who answers for what passes through: the controller that was asked and gave it. Nothing of it is stored here, and wrong data are corrected there (GDPR article 16)."
* ^experimental = false
* ^context[+].type = #element
* ^context[=].expression = "Patient"
* ^context[+].type = #element
* ^context[=].expression = "RelatedPerson"
* ^context[+].type = #element
* ^context[=].expression = "DocumentReference"
* ^context[+].type = #element
* ^context[=].expression = "Appointment"
* ^context[+].type = #element
* ^context[=].expression = "ServiceRequest"
* ^context[+].type = #element
* ^context[=].expression = "PractitionerRole"
* ^context[+].type = #element
* ^context[=].expression = "Practitioner"
* ^context[+].type = #element
* ^context[=].expression = "Encounter"
* ^context[+].type = #element
* ^context[=].expression = "MedicationRequest"
* ^context[+].type = #element
* ^context[=].expression = "Condition"
* ^context[+].type = #element
* ^context[=].expression = "AllergyIntolerance"
* value[x] 1..1
* value[x] only Reference(Organization)
* valueReference.reference 0..0
* valueReference.identifier 1..1
* valueReference.identifier.system 1..1
* valueReference.identifier.system = $enh
* valueReference.identifier.value 1..1
  * ^short = "Organisation number in Enhetsregisteret"
* valueReference.identifier obeys samtykke-organisation-number-1
* valueReference.display 1..1
  * ^short = "Name of the source, for the citizen"

Invariant: samtykke-organisation-number-1
Description: "An organisation number has nine digits, the last of which checks the others (modulus 11)"
Severity: #error
Expression: "value.hasValue().not() or (value.matches('^[89][0-9]{8}$') and (value.substring(0,1).toInteger() * 3 + value.substring(1,1).toInteger() * 2 + value.substring(2,1).toInteger() * 7 + value.substring(3,1).toInteger() * 6 + value.substring(4,1).toInteger() * 5 + value.substring(5,1).toInteger() * 4 + value.substring(6,1).toInteger() * 3 + value.substring(7,1).toInteger() * 2 + value.substring(8,1).toInteger()) mod 11 = 0)"

Extension: SourceSilent
Id: source-silent
Title: "Silent source"
Description: "A register that gave nothing while the profile was read, and why: what it would have told is missing. Other resources tell a silent source by an OperationOutcome beside the matches; a single read has no place for one."
* ^experimental = false
* ^context.type = #element
* ^context.expression = "Patient"
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept.coding 1..1
* valueCodeableConcept.coding from SourceOutcomes (required)
* valueCodeableConcept.coding.system 1..1
* valueCodeableConcept.coding.code 1..1
* valueCodeableConcept.text 1..1
  * ^short = "Which source, what happened, where to turn; in the language asked for"

Extension: SourceEncrypts
Id: source-encrypts
Title: "Source encrypts"
Description: "Whether the content of a document can be had encrypted to the key of the app. This server then relays what it cannot read: the content is application/jose, and the real type stands inside, as cty."
* ^experimental = false
* ^context[+].type = #element
* ^context[=].expression = "DocumentReference.content"
* ^context[+].type = #element
* ^context[=].expression = "Endpoint"
* value[x] 1..1
* value[x] only boolean

Extension: DocumentRelease
Id: document-release
Title: "Release of a document"
Description: "From when a document of delayed access (label NORU of Volven 9603) is shown. Set by the source; without it such a document is never shown."
* ^experimental = false
* ^context.type = #element
* ^context.expression = "DocumentReference"
* value[x] 1..1
* value[x] only instant

Extension: RefusalReference
Id: refusal-reference
Title: "Reference of a refusal"
Description: "A number that finds a refusal again: `$explain` tells by it why, and the usage log holds it as the reference of the request. It stands where a coded reason is told, and not where the answer must look like the answer for what does not exist."
* ^experimental = false
* ^context.type = #element
* ^context.expression = "OperationOutcome"
* value[x] 1..1
* value[x] only uuid
