Profile: SamtykkeConsent
Parent: Consent
Id: samtykke-consent
Title: "Consent: what every decision has"
Description: """
All that a citizen decides is a Consent in the shape of IHE PCF (Privacy Consent on FHIR): who decided (`performer`) about
whose data (`patient`), towards which controller (`organization`), under which version of which policy (`policy.uri`), by what
(`source`), and whether that opens or closes something (`provision.type`). One category says what it is about; each has a
profile of its own, with this one as its parent.

It is narrower than PCF's basic consent: one performer, one controller, one policy, one category, nothing nested, and none of
the elements by which one provision takes back what another says. An active Consent that the server does not understand counts
as a refusal of everything, since to guess would be to decide for her. How each element relates to PCF stands in the
introduction. There is no Consent in no-basis. The packages of PCF and no-basis are no dependencies.
"""
* ^abstract = true
* ^experimental = false
* obeys samtykke-consent-1 and samtykke-consent-2
* insert DecisionWithNothingElse
* status MS
* status ^short = "active, or inactive once it was withdrawn, replaced or ended"
* category ^short = "What it is about, and for the terms at which level"
* patient ^short = "Whose data it is about"
* dateTime 1..1 MS
* dateTime ^short = "When she decided"
* performer ^short = "Who decided"
* performer ^comment = "Herself, or a parent or guardian. Where she was erased since, a Reference to nobody with data-absent-reason masked: that it was decided still counts."
* performer.extension contains $data-absent-reason named erased 0..1
* organization 1..1 MS
* organization ^short = "The controller: this platform, or another"
* organization ^comment = "Named by display and number, never by a reference, which would tell whether its target exists."
* organization.reference 0..0
* organization.identifier MS
* organization.display MS
* source[x] MS
* source[x] only Attachment or Reference(QuestionnaireResponse)
* source[x] ^short = "Where she decided, as a display; or the signed form"
* source[x] ^comment = "Always there, as PCF demands, but in what stays for another controller after she was erased."
* policy.uri ^comment = "The versioned policy. Of this platform's own policies the one in force must be named when it is given; it stays as it was when a new version comes."

// Shared with the proposal of a power of attorney, which is no Consent yet and so has another parent.
RuleSet: DecisionWithNothingElse
* implicitRules 0..0
* contained 0..0
* modifierExtension 0..0
* identifier 0..0
* scope MS
* scope = $consentscope#patient-privacy
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "coding.system"
* category ^slicing.rules = #open
* category ^slicing.description = "One says what it is about; a level stands beside it on acceptance of the terms."
* category contains kind 1..1 MS
* category[kind] from consent-category (required)
* category[kind].coding 1..1 MS
* category[kind].coding.system 1..1
* category[kind].coding.system = $consent-category (exactly)
* category[kind].coding.code 1..1
* patient 1..1 MS
* patient only Reference(SamtykkePatient)
* patient.reference 1..1
* performer 1..1 MS
* performer only Reference(SamtykkePatient)
* policy 1..1 MS
* policy.authority 0..0
* policy.uri 1..1 MS
* policy.uri ^short = "The versioned policy under which she decided"
* policyRule 0..0
* verification 0..0
* provision 1..1 MS
* provision.type 1..1 MS
* provision.type ^short = "permit opens, deny closes"
* provision.period MS
* provision.action 0..0
* provision.securityLabel 0..0
* provision.class 0..0
* provision.dataPeriod 0..0
* provision.data 0..0
* provision.provision 0..0

RuleSet: Category(code)
* status from consent-status-given (required)
* category[kind].coding.code = {code}

RuleSet: OneCategoryAlone
* category 1..1
* extension 0..0

// What an app may send: display and nothing more says where she decided, and nothing but a period limits it.
RuleSet: GivenThroughApps
* obeys samtykke-consent-3
* insert PlainProvision

RuleSet: PlainProvision
* provision.actor 0..0
* provision.purpose 0..0
* provision.code 0..0

RuleSet: EndedByFormOnly
* provision.period 0..0
* insert PlainProvision

RuleSet: OfAnotherController
* obeys samtykke-consent-5 and samtykke-consent-6
* organization.identifier 1..1 MS
* organization.identifier ^short = "The controller's number in Enhetsregisteret"
* organization.identifier.system 1..1
* organization.identifier.system = $enh (exactly)
* organization.identifier.value 1..1
* policy.uri ^short = "The controller's own policy"

Invariant: samtykke-consent-1
Description: "Who decided is named, unless she was erased since"
Severity: #error
Expression: "performer.all(reference.exists() or extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').value = 'masked')"

Invariant: samtykke-consent-2
Description: "It says by what she decided, unless she was erased since"
Severity: #error
Expression: "source.exists() or performer.extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').exists()"

Invariant: samtykke-consent-3
Description: "Where she decided is told by a display or an attachment, and leads nowhere"
Severity: #error
Expression: "source.all((($this is Reference) and $this.reference.exists()).not())"

Invariant: samtykke-consent-4
Description: "Nobody decides this for her: who decides is the patient"
Severity: #error
Expression: "performer.reference = patient.reference"

Invariant: samtykke-consent-5
Description: "The number of another controller has nine digits, begins with 8 or 9, and has a right check digit"
Severity: #error
Expression: "organization.identifier.value.all($this.matches('^[89][0-9]{8}$') and (($this.substring(0,1).toInteger() * 3 + $this.substring(1,1).toInteger() * 2 + $this.substring(2,1).toInteger() * 7 + $this.substring(3,1).toInteger() * 6 + $this.substring(4,1).toInteger() * 5 + $this.substring(5,1).toInteger() * 4 + $this.substring(6,1).toInteger() * 3 + $this.substring(7,1).toInteger() * 2 + $this.substring(8,1).toInteger()) mod 11 = 0))"

Invariant: samtykke-consent-6
Description: "The policy of another controller has an absolute http or https address"
Severity: #error
Expression: "policy.uri.all($this.matches('^https?://[^/?#]+.*$'))"
