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
