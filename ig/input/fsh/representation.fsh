Profile: SamtykkeRelatedPersonHolder
Parent: RelatedPerson
Id: samtykke-related-person-holder
Title: "RelatedPerson: holder of a power of attorney"
Description: """
One to whom a citizen gives a power of attorney, as the giver wrote her. It is sent in one transaction with the proposed
Consent `proxy-mandate` whose actor it is, and is stored by that alone. What the holder may do is said by the Consent and by
nothing here: kinship gives nothing.

The holder's number is in the transaction and in no resource afterwards: what is kept and read has the identifier's value
absent (`masked`), with its first six digits as `rendered-value`. When the power ends it becomes inactive. When the holder is
erased, name and identifier are gone too.

`no-basis-RelatedPerson` has the same identifier slices; a masked identifier conforms to it.
"""
* ^experimental = false
* insert RelatedPersonBase
* obeys samtykke-related-person-1
* extension 0..0
* identifier 0..1 MS
* insert NationalNumbers(1)
* identifier ^short = "The number when it is sent; masked when it is read; none when she was erased"
* identifier.value MS
* identifier.value.extension contains
    $data-absent-reason named absent 0..1 and
    $rendered-value named rendered 0..1
* active 1..1 MS
* active ^short = "false once the power has ended, or was declined"
* patient ^short = "The giver"
* name 0..1 MS
* name ^short = "As the giver wrote it"
* relationship 0..1 MS
* relationship ^short = "What the holder is to the giver; gives nothing"
* telecom 0..0
* address 0..0
* birthDate 0..0
* gender 0..0
* photo 0..0
* communication 0..0

Profile: SamtykkeRelatedPersonRegistered
Parent: RelatedPerson
Id: samtykke-related-person-registered
Title: "RelatedPerson: one whom the population register names"
Description: """
A relation as the population register has it: a parent, a guardian, or kin. It is never stored here. The register names both
by number to the server; to an app it is passed through, under a handle, with the tag `passed-through` and without any
number. Home and contact data of one whose address is protected are told to nobody.

Kinship alone gives no right to act; the profiles of parents and guardians say what does. Relations are coded as in
`no-basis-RelatedPerson` and in Grunndata: kinship and responsibility apart, each with a system of its own.
"""
* ^experimental = false
* insert RelatedPersonBase
* obeys samtykke-related-person-2
* meta.security ^slicing.discriminator.type = #value
* meta.security ^slicing.discriminator.path = "system"
* meta.security ^slicing.rules = #open
* meta.security contains addressConfidentiality 0..1
* meta.security[addressConfidentiality] from address-confidentiality-grade (required)
* meta.security[addressConfidentiality] ^short = "How the address is protected; never in an answer to an app"
* meta.security[addressConfidentiality].system 1..1
* meta.security[addressConfidentiality].system = $address-confidentiality (exactly)
* meta.security[addressConfidentiality].code 1..1
* insert NationalNumbers(*)
* identifier MS
* identifier ^short = "Hers; only in the register's answer to the server"
* active MS
* name MS
* address MS
* relationship 1..* MS
* relationship ^slicing.discriminator.type = #value
* relationship ^slicing.discriminator.path = "coding.system"
* relationship ^slicing.rules = #open
* relationship ^slicing.description = "Responsibility, kinship and guardianship stand apart."
* relationship contains parental 0..1 MS and family 0..* MS and guardianship 0..1 MS
* relationship[parental] ^short = "Parental responsibility"
* relationship[parental].coding 1..1
* relationship[parental].coding from parental-responsibility-code (required)
* relationship[parental].coding.system 1..1
* relationship[parental].coding.system = $parental-responsibility (exactly)
* relationship[parental].coding.code 1..1
* relationship[family] ^short = "Kinship, which gives nothing"
* relationship[family].coding 1..1
* relationship[family].coding.system 1..1
* relationship[family].coding.system = $family-relation (exactly)
* relationship[family].coding.code 1..1
* relationship[guardianship] ^short = "Guardianship"
* relationship[guardianship].coding 1..1
* relationship[guardianship].coding from guardianship-type-code (required)
* relationship[guardianship].coding.system 1..1
* relationship[guardianship].coding.system = $guardianship-type (exactly)
* relationship[guardianship].coding.code 1..1
* period MS

Profile: SamtykkeRelatedPersonParent
Parent: SamtykkeRelatedPersonRegistered
Id: samtykke-related-person-parent
Title: "RelatedPerson: parent"
Description: """
One who has parental responsibility by the population register. She acts for a child under 12 in everything, for one of 12 to
15 in profile and Consents only, and for nobody from the child's 16th birthday (pasient- og brukerrettighetsloven §§ 3-4,
4-4). Code `ukjent`, and kinship without responsibility, give nothing. The relation is asked of the register anew at every
request, so the resource is proof of nothing by itself.
"""
* ^experimental = false
* relationship[parental] 1..1 MS
* relationship[parental].coding from parental-responsibility-that-represents (required)

Profile: SamtykkeRelatedPersonGuardian
Parent: SamtykkeRelatedPersonRegistered
Id: samtykke-related-person-guardian
Title: "RelatedPerson: guardian"
Description: """
A guardian (verge) by the population register. She acts in everything if the guardianship covers personal interests,
and in nothing here if it covers economic interests only. What it covers stands in the extension
`http://ehelse.no/fhir/StructureDefinition/gd-guardianship` of Grunndata, part `scope`; without it the guardian does not act.
"""
* ^experimental = false
* obeys samtykke-related-person-3
* relationship[guardianship] 1..1 MS
* relationship[guardianship].coding from guardianship-that-represents (required)

RuleSet: RelatedPersonBase
* implicitRules 0..0
* modifierExtension 0..0
* patient MS
* patient only Reference(SamtykkePatient)

Invariant: samtykke-related-person-1
Description: "An identifier is a whole number, or is masked with its first six digits shown; never both"
Severity: #error
Expression: "identifier.all(iif(value.hasValue(), value.extension.empty(), value.extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').value = 'masked' and value.extension('http://hl7.org/fhir/StructureDefinition/rendered-value').value.matches('^[0-9]{6}[*]{5}$')))"

Invariant: samtykke-related-person-2
Description: "What was passed through to an app holds no national number; what the register answers names both by number"
Severity: #error
Expression: "iif(meta.tag.where(system = 'https://samtykke.example/fhir/CodeSystem/origin' and code = 'passed-through').exists(), (identifier | patient.identifier).where(system = 'urn:oid:2.16.578.1.12.4.1.4.1' or system = 'urn:oid:2.16.578.1.12.4.1.4.2').empty(), identifier.exists() and patient.identifier.exists())"

Invariant: samtykke-related-person-3
Description: "What a guardianship covers is one of the codes of Grunndata"
Severity: #error
Expression: "extension('http://ehelse.no/fhir/StructureDefinition/gd-guardianship').extension('scope').all(value is Coding and value.system = 'http://ehelse.no/fhir/CodeSystem/gd-guardianship-scope' and value.code.exists())"
