// Powers of attorney, and the two categories that are reserved.

Profile: SamtykkeConsentProxyMandate
Parent: SamtykkeConsent
Id: samtykke-consent-proxy-mandate
Title: "Consent: power of attorney"
Description: """
What the RelatedPerson that is its actor may do for the giver: the service areas in `provision.purpose`, for the days in
`provision.period`. It is given in one transaction with that RelatedPerson, as
[samtykke-consent-proxy-mandate-proposal](StructureDefinition-samtykke-consent-proxy-mandate-proposal.html) says, and is kept as
this profile says: the server adds controller, source and time. The holder accepts or declines it by an operation; either ends
it by another. It is never changed: to change a power is to end it and give a new one.

PCF takes a RelatedPerson as recipient in `provision.actor`. Its `purpose` is a purpose of use; here it is a service area.
"""
* ^experimental = false
* insert OneCategoryAlone
* obeys samtykke-consent-3 and samtykke-consent-4
* status from consent-status-mandate (required)
* status ^short = "proposed, active, rejected or inactive"
* category[kind].coding.code = #proxy-mandate
* performer ^short = "The giver, who is the patient"
* insert MandateProvision
* provision.actor.reference only Reference(SamtykkeRelatedPersonHolder)

Profile: SamtykkeConsentProxyMandateProposal
Parent: Consent
Id: samtykke-consent-proxy-mandate-proposal
Title: "Consent: power of attorney, as it is sent"
Description: """
The Consent of the transaction by which an app gives a power of attorney. It holds what the giver decides and nothing that is
the server's to say: no controller, no source. Its actor is the RelatedPerson of the same transaction, by its `fullUrl`. What is
kept of it is a Consent that conforms to
[samtykke-consent-proxy-mandate](StructureDefinition-samtykke-consent-proxy-mandate.html).
"""
* ^experimental = false
* obeys samtykke-consent-4
* insert DecisionWithNothingElse
* insert OneCategoryAlone
* text 0..0
* status = #proposed (exactly)
* category[kind].coding.code = #proxy-mandate
* organization 0..0
* source[x] 0..0
* insert MandateProvision

RuleSet: MandateProvision
* obeys samtykke-mandate-1 and samtykke-mandate-2 and samtykke-mandate-3
* provision.type = #permit (exactly)
* provision.period ^short = "First and last day, either may be left out"
* provision.actor 1..1 MS
* provision.actor ^short = "The holder"
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference.reference 1..1 MS
* provision.purpose 1..* MS
* provision.purpose from service-area (required)
* provision.purpose ^short = "Service areas, each once"
* provision.code 0..0

Invariant: samtykke-mandate-1
Description: "A power of attorney begins and ends with whole days"
Severity: #error
Expression: "provision.period.all((start.empty() or start.toString().matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$')) and (end.empty() or end.toString().matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$')))"

Invariant: samtykke-mandate-2
Description: "A service area stands once"
Severity: #error
Expression: "provision.purpose.code.isDistinct()"

Invariant: samtykke-mandate-3
Description: "The last day of a power of attorney is not before its first"
Severity: #error
Expression: "provision.period.all(start.empty() or end.empty() or end.toString() >= start.toString())"

Profile: SamtykkeConsentYouthAccess
Parent: SamtykkeConsent
Id: samtykke-consent-youth-access
Title: "Consent: digital access for a youth (reserved)"
Description: """
Reserved. A parent lets a child of 13 to 15 use the services, as Helsenorge offers it. **This version gives it no effect**: nobody can
give it (403 `consent-change-not-allowed`), the server never makes one, and an active one that came here by another way would count
as a refusal. The profile says the shape that it will have, so that nobody fills the category with something else.
"""
* ^experimental = false
* ^status = #draft
* insert Category(#youth-access)
* insert OneCategoryAlone
* insert GivenThroughApps
* obeys samtykke-youth-access-1
* performer ^short = "The parent"
* provision.type = #permit (exactly)

Invariant: samtykke-youth-access-1
Description: "A parent gives a youth access; the youth does not give it to herself"
Severity: #error
Expression: "performer.reference != patient.reference"

Profile: SamtykkeConsentPersonnelBlock
Parent: SamtykkeConsent
Id: samtykke-consent-personnel-block
Title: "Consent: block against health personnel (reserved)"
Description: """
Reserved. She objects to the opening of her record by named health personnel, or by an organization (pasient- og
brukerrettighetsloven § 5-3, pasientjournalloven § 17). **This version gives it no effect**: nobody can give it (403
`consent-change-not-allowed`), the server never makes one, and an active one that came here by another way would count as a
refusal. The profile says the shape that it will have, so that nobody fills the category with something else.
"""
* ^experimental = false
* ^status = #draft
* insert Category(#personnel-block)
* insert OneCategoryAlone
* obeys samtykke-consent-3
* provision.type = #deny (exactly)
* provision.purpose 0..0
* provision.code 0..0
* provision.actor 1..* MS
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference.reference 0..0
* provision.actor.reference.identifier 1..1 MS
* provision.actor.reference.identifier ^short = "HPR number of one, or number of an organization"
* provision.actor.reference.identifier.system 1..1
* provision.actor.reference.identifier.value 1..1
* provision.actor.reference.display 1..1 MS
