// What every national number in this guide must be. The check digits follow both rules in force from 2032 on.

RuleSet: NationalNumbers(max)
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier ^slicing.description = "By the register that gave the number."
* identifier contains fodselsnummer 0..{max} MS and dNumber 0..{max} MS
* identifier[fodselsnummer] ^short = "Fødselsnummer"
* identifier[fodselsnummer] obeys samtykke-national-id-1
* identifier[fodselsnummer].system 1..1
* identifier[fodselsnummer].system = $fnr (exactly)
* identifier[dNumber] ^short = "D-number, for people who have no fødselsnummer"
* identifier[dNumber] obeys samtykke-national-id-2
* identifier[dNumber].system 1..1
* identifier[dNumber].system = $dnr (exactly)

Invariant: samtykke-national-id-1
Description: "A fødselsnummer has eleven digits, a possible day and month, and right check digits"
Severity: #error
Expression: "value.hasValue().not() or (value.matches('^[0-3][0-9](0[1-9]|1[0-2]|6[6-9]|7[0-7]|8[1-9]|9[0-2])[0-9]{7}$') and ((value.substring(0,1).toInteger() * 3 + value.substring(1,1).toInteger() * 7 + value.substring(2,1).toInteger() * 6 + value.substring(3,1).toInteger() + value.substring(4,1).toInteger() * 8 + value.substring(5,1).toInteger() * 9 + value.substring(6,1).toInteger() * 4 + value.substring(7,1).toInteger() * 5 + value.substring(8,1).toInteger() * 2 + value.substring(9,1).toInteger()) mod 11 <= 3) and ((value.substring(0,1).toInteger() * 5 + value.substring(1,1).toInteger() * 4 + value.substring(2,1).toInteger() * 3 + value.substring(3,1).toInteger() * 2 + value.substring(4,1).toInteger() * 7 + value.substring(5,1).toInteger() * 6 + value.substring(6,1).toInteger() * 5 + value.substring(7,1).toInteger() * 4 + value.substring(8,1).toInteger() * 3 + value.substring(9,1).toInteger() * 2 + value.substring(10,1).toInteger()) mod 11 = 0))"

Invariant: samtykke-national-id-2
Description: "A D-number is as a fødselsnummer, with 40 added to the day"
Severity: #error
Expression: "value.hasValue().not() or (value.matches('^[4-7][0-9](0[1-9]|1[0-2]|6[6-9]|7[0-7]|8[1-9]|9[0-2])[0-9]{7}$') and ((value.substring(0,1).toInteger() * 3 + value.substring(1,1).toInteger() * 7 + value.substring(2,1).toInteger() * 6 + value.substring(3,1).toInteger() + value.substring(4,1).toInteger() * 8 + value.substring(5,1).toInteger() * 9 + value.substring(6,1).toInteger() * 4 + value.substring(7,1).toInteger() * 5 + value.substring(8,1).toInteger() * 2 + value.substring(9,1).toInteger()) mod 11 <= 3) and ((value.substring(0,1).toInteger() * 5 + value.substring(1,1).toInteger() * 4 + value.substring(2,1).toInteger() * 3 + value.substring(3,1).toInteger() * 2 + value.substring(4,1).toInteger() * 7 + value.substring(5,1).toInteger() * 6 + value.substring(6,1).toInteger() * 5 + value.substring(7,1).toInteger() * 4 + value.substring(8,1).toInteger() * 3 + value.substring(9,1).toInteger() * 2 + value.substring(10,1).toInteger()) mod 11 = 0))"

Profile: SamtykkePatient
Parent: Patient
Id: samtykke-patient
Title: "Patient: the citizen's profile"
Description: """
The profile of a citizen: her number, and in the answer to her app what public registers say of her today. Only the number
is kept here by itself; hospitals may store more with their data. Name, address, civil status, contact data and general
practitioner are laid over it when it is read, and are stored nowhere, so they may be missing when a register is silent.

The same profile describes what the population register and the contact register answer to this server. There the
protection of her address stands in `meta.security`, and that she does not want digital post in `contact-reserved`.

It has the identifier slices, systems and use of `no-basis-Patient` (hl7.fhir.no.basis), and a Patient that conforms to
no-basis conforms to this one if it holds a fødselsnummer or a D-number. The package of no-basis is no dependency.
"""
* ^experimental = false
* obeys samtykke-patient-1 and samtykke-patient-2
* insert NationalNumbers(*)
* identifier 1..* MS
* identifier ^short = "Her numbers, those that were replaced too"
* identifier[fodselsnummer].value 1..1 MS
* identifier[fodselsnummer].use MS
* identifier[fodselsnummer].use ^short = "official, or old for one that was replaced"
* identifier[dNumber].value 1..1 MS
* identifier[dNumber].use MS
* identifier[dNumber].use ^short = "official, or old for one that was replaced"
* meta.security ^slicing.discriminator.type = #value
* meta.security ^slicing.discriminator.path = "system"
* meta.security ^slicing.rules = #open
* meta.security contains addressConfidentiality 0..1
* meta.security[addressConfidentiality] from address-confidentiality-grade (required)
* meta.security[addressConfidentiality] ^short = "How her address is protected"
* meta.security[addressConfidentiality] ^comment = "Only in the answer of the population register. While it is fortrolig or strengtFortrolig, nobody acts for her and she acts for nobody."
* meta.security[addressConfidentiality].system 1..1
* meta.security[addressConfidentiality].system = $address-confidentiality (exactly)
* meta.security[addressConfidentiality].code 1..1
* extension contains ContactReserved named contactReserved 0..1
* name MS
* name ^short = "From the population register, in the answer"
* telecom MS
* telecom ^short = "From the contact register, in the answer"
* telecom.extension contains ContactOutdated named outdated 0..1 MS
* telecom.period MS
* telecom.period ^short = "start: when she confirmed it last"
* gender MS
* birthDate MS
* deceased[x] MS
* address MS
* address ^short = "From the population register, in the answer"
* maritalStatus MS
* generalPractitioner MS
* generalPractitioner only Reference(PractitionerRole or Practitioner or Organization)
* generalPractitioner ^short = "A PractitionerRole with a handle of this session"

Invariant: samtykke-patient-1
Description: "A patient is known by a fødselsnummer or a D-number"
Severity: #error
Expression: "identifier.where(system = 'urn:oid:2.16.578.1.12.4.1.4.1' or system = 'urn:oid:2.16.578.1.12.4.1.4.2').exists()"

Invariant: samtykke-patient-2
Description: "One national number at most is in use; those that it replaced have the use old"
Severity: #error
Expression: "identifier.where((system = 'urn:oid:2.16.578.1.12.4.1.4.1' or system = 'urn:oid:2.16.578.1.12.4.1.4.2') and (use.empty() or use != 'old')).count() <= 1"

Extension: ContactReserved
Id: contact-reserved
Title: "Reserved against digital post"
Description: "She does not want digital post from public bodies (eForvaltningsforskriften § 9). On the Patient of the contact register; no notice is sent while it is true."
* ^experimental = false
* ^context.type = #element
* ^context.expression = "Patient"
* value[x] 1..1
* value[x] only boolean

Extension: ContactOutdated
Id: contact-outdated
Title: "Contact data not confirmed for 18 months"
Description: "Nobody has confirmed these contact data for 18 months, or it is not known when, so they are not to be relied on (eForvaltningsforskriften § 29). The server writes it in the answer; the register does not send it."
* ^experimental = false
* ^context.type = #element
* ^context.expression = "ContactPoint"
* value[x] 1..1
* valueBoolean = true (exactly)
