Instance: kari-is-refused-without-a-scope
InstanceOf: SamtykkeOperationOutcomeRefusal
Usage: #example
Title: "A refusal: the scope is missing"
Description: "The app asked for what Kari did not let it read. The sentence is for her, the scope for the maker of the app."
* extension[reference].valueUuid = "urn:uuid:0193a1f2-7c3e-4b6d-9a51-2f8e4d0c6b7a"
* issue.severity = #error
* issue.code = #forbidden
* issue.details.coding[reason] = $refusal-reason#scope-missing
* issue.details.text = "The app has not been given permission for this kind of information or action. If you want to allow it, log in through the app again and approve it there."
* issue.diagnostics = "Needed: patient/Observation.rs"

Instance: staff-send-a-form-that-is-not-valid
InstanceOf: SamtykkeOperationOutcomeRefusal
Usage: #example
Title: "A refusal: a form is not valid"
Description: "422, with the item that is wrong as a FHIRPath."
* extension[reference].valueUuid = "urn:uuid:0193a1f3-0e6a-4b4e-8f5a-7f3c2d1b0a9e"
* issue.severity = #error
* issue.code = #business-rule
* issue.details.coding[reason] = $refusal-reason#form-not-valid
* issue.details.text = "The form is not filled in correctly, or not signed by someone who may do so."
* issue.expression = "QuestionnaireResponse.item.where(linkId='signed-on')"

Instance: helse-vest-did-not-answer
InstanceOf: SamtykkeOperationOutcomeSource
Usage: #example
Title: "A source took too long"
Description: "A warning: what she sees is not all."
* issue.severity = #warning
* issue.code = #timeout
* issue.details.coding[source] = $source-outcome#source-timed-out
* issue.details.text = "Helse Vest: Took too long to answer. Try again in a while. Skriv til journalarkivet i Helse Vest."

Instance: helse-vest-is-closed-for-ingrid
InstanceOf: SamtykkeOperationOutcomeSource
Usage: #example
Title: "A source is closed by a decision"
Description: "Information, with the reason beside it: Ingrid closed her record."
* issue.severity = #information
* issue.code = #suppressed
* issue.details.coding[source] = $source-outcome#source-closed
* issue.details.coding[reason] = $refusal-reason#record-access-closed
* issue.details.text = "Helse Vest: Was not asked, because access is closed or was not given. The reason is told beside this. Digital access to the record is closed. A signed form opens it again. Skriv til journalarkivet i Helse Vest."

Instance: documents-of-kari
InstanceOf: SamtykkeBundleSearch
Usage: #example
Title: "A search answer that is not whole"
Description: "One document of a source, and an outcome that tells of another which took too long."
* type = #searchset
* link[self].relation = "self"
* link[self].url = "https://samtykke.example/fhir/DocumentReference?patient=kari"
* entry[0].fullUrl = "https://samtykke.example/fhir/DocumentReference/discharge-summary-of-kari"
* entry[0].resource = discharge-summary-of-kari
* entry[0].search.mode = #match
* entry[1].fullUrl = "urn:uuid:5a0c9a3e-6f0f-4b8e-9d0b-3a1c7c1f2e44"
* entry[1].resource = helse-vest-did-not-answer
* entry[1].search.mode = #outcome
