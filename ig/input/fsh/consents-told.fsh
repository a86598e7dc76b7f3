// A decision as an organisation is told of it: what was granted to it, and nothing of who decided.

Profile: SamtykkeConsentTold
Parent: Consent
Id: samtykke-consent-told
Title: "Consent: as an organisation is told of it"
Description: """
What an organisation that was granted a kind of setting is told of one: what was decided, for whom, under which policy, from which
day to which. Who decided, where, and by which document is not told. It carries her number, so it stands in bodies and in files
only. Of a Consent that counts no more it is told that it is inactive, and what it was about.

It is not stored in this form: it is made of what stands at the moment when it is told.
"""
* ^experimental = false
* id 1..1 MS
* id ^short = "The same as in changes, and for good"
* implicitRules 0..0
* contained 0..0
* extension 0..0
* modifierExtension 0..0
* identifier 0..0
* status MS
* status from consent-status-given (required)
* status ^short = "active while it counts, inactive once it does not"
* scope MS
* scope = $consentscope#patient-privacy
* category 1..2 MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "coding.system"
* category ^slicing.rules = #closed
* category ^slicing.description = "One says what it is about; a level stands beside it on acceptance of the terms."
* category contains kind 1..1 MS and level 0..1 MS
* category[kind] from consent-category-told (required)
* category[kind].coding 1..1 MS
* category[kind].coding.system 1..1
* category[kind].coding.system = $consent-category (exactly)
* category[kind].coding.code 1..1
* category[level] from consent-level (required)
* category[level].coding 1..1 MS
* category[level].coding.system 1..1
* category[level].coding.system = $consent-level (exactly)
* category[level].coding.code 1..1
* patient 1..1 MS
* patient only Reference(SamtykkePatient)
* patient.reference 1..1 MS
* patient.reference ^short = "The same for all that is told of her"
* patient.identifier 1..1 MS
* patient.identifier ^short = "Her number"
* patient.identifier.system 1..1
* patient.identifier.value 1..1
* patient.display 0..0
* dateTime MS
* dateTime ^short = "When she decided; missing once it counts no more"
* performer 0..0
* organization 1..1 MS
* organization ^short = "The controller: its number, or the name of this platform"
* organization.reference 0..0
* source[x] 0..0
* policy 1..1 MS
* policy.authority 0..0
* policy.uri 1..1 MS
* policyRule 0..0
* verification 0..0
* provision 1..1 MS
* provision.type 1..1 MS
* provision.type ^short = "permit opens, deny closes"
* provision.period MS
* provision.period ^short = "From which day to which, where it has limits"
* provision.actor 0..0
* provision.action 0..0
* provision.securityLabel 0..0
* provision.purpose 0..0
* provision.class 0..0
* provision.code 0..0
* provision.dataPeriod 0..0
* provision.data 0..0
* provision.provision 0..0
* obeys samtykke-consent-told-1

Invariant: samtykke-consent-told-1
Description: "Whoever is named has a fødselsnummer or a D-number"
Severity: #error
Expression: "patient.identifier.system = 'urn:oid:2.16.578.1.12.4.1.4.1' or patient.identifier.system = 'urn:oid:2.16.578.1.12.4.1.4.2'"

ValueSet: ConsentCategoryTold
Id: consent-category-told
Title: "Kinds of settings that organisations may be told of"
Description: "Apps, support, powers of attorney and the emergency block are no business of an organisation outside."
* ^experimental = false
* $consent-category#platform-terms
* $consent-category#self-access-closure
* $consent-category#record-access-closure
* $consent-category#kjernejournal-access-closure
* $consent-category#kjernejournal-optout
* $consent-category#inactive-represented
* $consent-category#research-consent
* $consent-category#register-reservation

Instance: a-reservation-as-told
InstanceOf: SamtykkeConsentTold
Title: "A reservation, as the register is told of it"
Description: "What Per decided towards the register: with his number, and without who decided and where."
Usage: #example
* meta.profile = "https://samtykke.example/fhir/StructureDefinition/samtykke-consent-told"
* meta.versionId = "1"
* meta.lastUpdated = "2026-11-06T09:15:00Z"
* status = #active
* scope = $consentscope#patient-privacy
* category[kind].coding = $consent-category#register-reservation
* patient = Reference(per)
* patient.identifier.system = $fnr
* patient.identifier.value = "02878610159"
* dateTime = "2026-11-06T09:15:00Z"
* organization.identifier.system = $enh
* organization.identifier.value = "915933149"
* policy.uri = "https://register.example/reservation/2"
* provision.type = #deny

Instance: ended-terms-as-told
InstanceOf: SamtykkeConsentTold
Title: "Withdrawn terms, as a hospital is told of them"
Description: "Inactive, and what it was about: nothing more is told of what counts no more."
Usage: #example
* meta.profile = "https://samtykke.example/fhir/StructureDefinition/samtykke-consent-told"
* status = #inactive
* scope = $consentscope#patient-privacy
* category[kind].coding = $consent-category#platform-terms
* patient = Reference(per)
* patient.identifier.system = $fnr
* patient.identifier.value = "02878610159"
* organization.display = "Samtykke"
* policy.uri = "https://samtykke.example/terms/2026-11-01"
* provision.type = #permit
