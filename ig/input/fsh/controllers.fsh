// Who answers for what, and where it is asked for.

Profile: SamtykkeOrganization
Parent: Organization
Id: samtykke-organization
Title: "Organization: a controller"
Description: """
Who answers for what a citizen did not enter herself: a hospital, a register, another controller. Systems load it beside their data, and what they load points to it. It is served
to nobody by itself: its name is told where something is for its controller to erase. A controller that is a source is no resource but a setting of the server; what it gives names
it by number and name ([source](StructureDefinition-source.html)).

It is compatible with no-basis-Organization of hl7.fhir.no.basis, whose identifier slice ENH it demands, since a controller without an organisation number cannot be held to account
(GDPR article 13 no. 1 a). The server does not check what is loaded against it.
"""
* ^experimental = false
* implicitRules 0..0
* identifier 1..* MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains ENH 1..1 MS and RSH 0..1 MS and HER 0..1 MS
* identifier[ENH].system 1..1
* identifier[ENH].system = $enh
* identifier[ENH].value 1..1
  * ^short = "Organisation number in Enhetsregisteret"
* identifier[ENH] obeys samtykke-organisation-number-1
* identifier[RSH].system 1..1
* identifier[RSH].system = $rsh
* identifier[RSH].value 1..1
  * ^short = "RESH id"
* identifier[HER].system 1..1
* identifier[HER].system = $her
* identifier[HER].value 1..1
  * ^short = "HER id in the address register"
* active MS
* name 1..1 MS
  * ^short = "What citizens call it"
* contact MS
* obeys samtykke-passed-1

Profile: SamtykkeHealthcareService
Parent: HealthcareService
Id: samtykke-healthcare-service
Title: "HealthcareService: what a citizen can use"
Description: """
A service as a directory of services would tell of it: which of the codes of [service](CodeSystem-service.html) it is, who provides it, where it is asked for. The server keeps and serves no
HealthcareService: a citizen's app learns what is there for her, with the reason where something is not, from `$available-services`. The profile is for those who publish what they offer through
this server, for example in Grunndata's address register, so that both use the same codes.
"""
* ^experimental = false
* implicitRules 0..0
* active 1..1 MS
* providedBy 1..1 MS
* providedBy only Reference(SamtykkeOrganization)
* category 1..1 MS
* category.coding 1..1
* category.coding from ServiceCategories (required)
* type 1..1 MS
* type.coding 1..1
* type.coding from Services (required)
* name 1..1 MS
* telecom MS
* endpoint MS
* endpoint only Reference(SamtykkeEndpoint)

Profile: SamtykkeEndpoint
Parent: Endpoint
Id: samtykke-endpoint
Title: "Endpoint: where a source is asked"
Description: """
The FHIR address of a source, as its controller tells it to the operator of this server. The server keeps and serves no Endpoint: it takes the same facts from its settings
([sources](sources.html)), for a source that could be added by a resource could be added by whoever may write one. The rules are those of the settings: `https`, no user, no query, no fragment and no slash
at the end; and whether it encrypts documents to the key of an app.

An address of a machine of one's own may be `http` in the settings, never in an Endpoint that is published.
"""
* ^experimental = false
* implicitRules 0..0
* extension contains SourceEncrypts named encrypts 1..1 MS
* status MS
* connectionType = http://terminology.hl7.org/CodeSystem/endpoint-connection-type#hl7-fhir-rest
* name 1..1 MS
* managingOrganization 1..1 MS
* managingOrganization only Reference(SamtykkeOrganization)
* contact 1..* MS
  * ^short = "Where wrong data are corrected"
* payloadType ^short = "The resource types that it has, as text"
* payloadType.text 1..1
* payloadMimeType = #application/fhir+json
* address MS
* header 0..0
* obeys samtykke-endpoint-1

Invariant: samtykke-endpoint-1
Description: "A source is asked over https, at an address without user, query, fragment or slash at its end"
Severity: #error
Expression: "address.matches('^https://[^/@?#]+(/[^@?#]*[^@?#/])?$')"
