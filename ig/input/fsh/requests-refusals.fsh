// How it is told that something was refused, or that a source gave nothing.

Profile: SamtykkeOperationOutcomeRefusal
Parent: OperationOutcome
Id: samtykke-operation-outcome-refusal
Title: "OperationOutcome: a refusal with its reason"
Description: """
The answer to what the rules refuse: the coded reason, a sentence for the citizen in the language she asked for, and a reference by which `$explain` and the usage log find the refusal again.
What must look like what does not exist is answered without a code and without a reference, and so is what is no FHIR request at all: those answers are plain OperationOutcomes.

A source that is closed by a decision and was the only one to be asked tells its outcome beside the reason, in the same `details`.
"""
* ^experimental = false
* implicitRules 0..0
* text 0..0
* extension contains RefusalReference named reference 1..1 MS
* issue MS
* issue.severity = #error
* issue.details 1..1 MS
* issue.details.coding 1..2 MS
* issue.details.coding ^slicing.discriminator.type = #value
* issue.details.coding ^slicing.discriminator.path = "system"
* issue.details.coding ^slicing.rules = #closed
* issue.details.coding contains reason 1..1 MS and source 0..1 MS
* issue.details.coding[reason].system 1..1
* issue.details.coding[reason].system = $refusal-reason
* issue.details.coding[reason].code 1..1
* issue.details.coding[reason] from RefusalReasons (required)
* issue.details.coding[source].system 1..1
* issue.details.coding[source].system = $source-outcome
* issue.details.coding[source].code 1..1
* issue.details.coding[source] from SourceOutcomes (required)
* issue.details.text 1..1 MS
  * ^short = "Why, and what she can do, in her language"
* issue.diagnostics MS
  * ^short = "For the maker of the app: the scope that was needed, the element that is wrong; or where wrong data are corrected"
* issue.location 0..0
* issue.expression MS
* obeys samtykke-outcome-1

Invariant: samtykke-outcome-1
Description: "No national identity number stands in what is told of a refusal"
Severity: #error
Expression: "issue.diagnostics.where(matches('(^|.*[^0-9])[0-9]{6} ?[0-9]{5}([^0-9].*|$)')).empty() and issue.details.text.where(matches('(^|.*[^0-9])[0-9]{6} ?[0-9]{5}([^0-9].*|$)')).empty()"

Profile: SamtykkeOperationOutcomeSource
Parent: OperationOutcome
Id: samtykke-operation-outcome-source
Title: "OperationOutcome: a source that gave nothing, or not all"
Description: "Stands in a search answer beside what the others gave, one for each source: which source, why, and what she can do, in her language. Where nothing is wrong (another region, on trial, closed by a decision) it is information; else it is a warning that what she sees is not all. Where it was the only one to be asked it is the whole answer (403 or 503), and an error."
* ^experimental = false
* implicitRules 0..0
* text 0..0
* issue 1..1 MS
* issue.severity MS
* issue.details 1..1 MS
* issue.details.coding 1..2 MS
* issue.details.coding ^slicing.discriminator.type = #value
* issue.details.coding ^slicing.discriminator.path = "system"
* issue.details.coding ^slicing.rules = #closed
* issue.details.coding contains source 1..1 MS and reason 0..1 MS
* issue.details.coding[source].system 1..1
* issue.details.coding[source].system = $source-outcome
* issue.details.coding[source].code 1..1
* issue.details.coding[source] from SourceOutcomes (required)
* issue.details.coding[reason].system 1..1
* issue.details.coding[reason].system = $refusal-reason
* issue.details.coding[reason].code 1..1
* issue.details.coding[reason] from RefusalReasons (required)
* issue.details.text 1..1 MS
* obeys samtykke-outcome-1 and samtykke-outcome-2 and samtykke-outcome-3

Invariant: samtykke-outcome-2
Description: "A reason is told of a source that was closed by a decision, and of no other"
Severity: #error
Expression: "issue.details.coding.where(system = 'https://samtykke.example/fhir/CodeSystem/refusal-reason').exists() implies issue.details.coding.where(code = 'source-closed').exists()"

Invariant: samtykke-outcome-3
Description: "It is information where nothing is wrong, and a warning where something is missing; an error where it was the only one to be asked"
Severity: #error
Expression: "issue.severity = 'error' or issue.severity = iif(issue.details.coding.where(code = 'source-other-region' or code = 'source-on-trial' or code = 'source-closed').exists(), 'information', 'warning')"

Profile: SamtykkeBundleSearch
Parent: Bundle
Id: samtykke-bundle-search
Title: "Bundle: the answer to a search that passes through"
Description: """
What the sources gave, what goes with it, and last one outcome for each source that gave nothing or not all. An app that shows a list must tell her of the outcomes: a list that is not whole
looks whole otherwise. The links repeat no national identity number, and the link to the next page repeats nothing of what was asked for.

`total` is there only where what is stored here was counted too. What she is not shown is not counted.
"""
* ^experimental = false
* type = #searchset
* link MS
* link ^slicing.discriminator.type = #value
* link ^slicing.discriminator.path = "relation"
* link ^slicing.rules = #open
* link contains self 1..1 MS and next 0..1 MS
* link[self].relation = "self"
* link[next].relation = "next"
  * ^comment = "Names the list in memory and the place in it. After the session it is gone (`list-forgotten`)."
* entry MS
* entry.resource 1..1
* entry.search 1..1
* entry.search.mode 1..1 MS
* entry.request 0..0
* entry.response 0..0
* obeys samtykke-bundle-1 and samtykke-bundle-2 and samtykke-bundle-3

Invariant: samtykke-bundle-1
Description: "No national identity number stands in an address"
Severity: #error
Expression: "(link.url | entry.fullUrl).where(matches('(^|.*[^0-9])[0-9]{11}([^0-9].*|$)')).empty()"

Invariant: samtykke-bundle-2
Description: "An outcome entry is an OperationOutcome, and no other entry is"
Severity: #error
Expression: "entry.all((search.mode = 'outcome') = (resource is OperationOutcome))"

Invariant: samtykke-bundle-3
Description: "What is shown has an address"
Severity: #error
Expression: "entry.where(search.mode != 'outcome').all(fullUrl.exists())"
