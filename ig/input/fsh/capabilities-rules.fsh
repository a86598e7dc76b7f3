// What the statements of capabilities are made of.

RuleSet: Statement(name)
* name = "{name}"
* status = #active
* experimental = false
* date = "2026-11-26"
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #application/fhir+json
* format[1] = #json

RuleSet: Smart
* rest.security.service = http://terminology.hl7.org/CodeSystem/restful-security-service#SMART-on-FHIR

RuleSet: Type(type)
* rest.resource[+].type = #{type}

RuleSet: Does(code)
* rest.resource[=].interaction[+].code = #{code}

RuleSet: Finds(name, type, definition)
* rest.resource[=].searchParam[+].name = "{name}"
* rest.resource[=].searchParam[=].type = #{type}
* rest.resource[=].searchParam[=].definition = "{definition}"

// The definitions of this guide, shown to anybody.
RuleSet: Definitions
* insert Does(search-type)
* insert Does(read)
* insert Finds(name, string, http://hl7.org/fhir/SearchParameter/conformance-name)
* insert Finds(status, token, http://hl7.org/fhir/SearchParameter/conformance-status)
* rest.resource[=].searchInclude = "*"

RuleSet: Addressed
* insert Finds(url, uri, http://hl7.org/fhir/SearchParameter/conformance-url)
* insert Finds(version, token, http://hl7.org/fhir/SearchParameter/conformance-version)

RuleSet: OffersOf(type, operation)
* rest.resource[=].operation[+].name = "{operation}"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/OperationDefinition/{type}-{operation}"

RuleSet: OffersExportOf(type)
* rest.resource[=].operation[+].name = "export"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/{type}-export"

// Of the backport of R5 subscriptions.
RuleSet: OffersOfBackport(operation)
* rest.resource[=].operation[+].name = "{operation}"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-{operation}"

RuleSet: Supports(profile)
* rest.resource[=].supportedProfile[+] = "https://samtykke.example/fhir/StructureDefinition/{profile}"

RuleSet: Offers(operation)
* rest.operation[+].name = "{operation}"
* rest.operation[=].definition = "https://samtykke.example/fhir/OperationDefinition/{operation}"

RuleSet: Expected(strength)
* rest.resource[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation"
* rest.resource[=].extension[=].valueCode = #{strength}

RuleSet: OperationExpected(strength)
* rest.operation[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation"
* rest.operation[=].extension[=].valueCode = #{strength}
