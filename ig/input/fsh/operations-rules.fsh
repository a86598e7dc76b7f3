// What the definitions of operations are made of. Text goes in double square brackets.

RuleSet: SystemOperation(name, affectsState)
* name = "{name}"
* status = #active
* experimental = false
* kind = #operation
* affectsState = {affectsState}
* system = true
* type = false
* instance = false

RuleSet: CalledBy(audience)
* extension[+].url = "https://samtykke.example/fhir/StructureDefinition/operation-caller"
* extension[=].extension[+].url = "audience"
* extension[=].extension[=].valueCode = #{audience}

RuleSet: WithScope(scope)
* extension[=].extension[+].url = "scope"
* extension[=].extension[=].valueString = "{scope}"

RuleSet: In(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

RuleSet: Out(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

// The parameter holds parts and no value.
RuleSet: OutWithParts(name, min, max, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"

RuleSet: Part(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = "{documentation}"

RuleSet: PartWithParts(name, min, max, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].documentation = "{documentation}"

RuleSet: PartOfPart(name, min, max, type, documentation)
* parameter[=].part[=].part[+].name = #{name}
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = {min}
* parameter[=].part[=].part[=].max = "{max}"
* parameter[=].part[=].part[=].type = #{type}
* parameter[=].part[=].part[=].documentation = "{documentation}"

// To what the last parameter, or part of it, is bound or points.
RuleSet: Bound(valueSet)
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://samtykke.example/fhir/ValueSet/{valueSet}"

RuleSet: PartBound(valueSet)
* parameter[=].part[=].binding.strength = #required
* parameter[=].part[=].binding.valueSet = "https://samtykke.example/fhir/ValueSet/{valueSet}"

RuleSet: To(type)
* parameter[=].targetProfile = "http://hl7.org/fhir/StructureDefinition/{type}"

RuleSet: PartTo(type)
* parameter[=].part[=].targetProfile = "http://hl7.org/fhir/StructureDefinition/{type}"

// A person named by her number or by her Patient: R4 has one type for each parameter, and this extension for more.
RuleSet: NumberOrPatient
* parameter[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/operationdefinition-allowed-type"
* parameter[=].extension[=].valueUri = "http://hl7.org/fhir/StructureDefinition/Identifier"
* parameter[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/operationdefinition-allowed-type"
* parameter[=].extension[=].valueUri = "http://hl7.org/fhir/StructureDefinition/Reference"

RuleSet: PersonOfStaff
* insert In(patient, 0, 1, Identifier, [[For staff: the number of the person, in the body. Must be there. An app has its patient in context and is refused when it names somebody.]])

RuleSet: PersonNamedByStaff
* insert In(patient, 1, 1, Identifier, [[The number of the person whom it is about. One who is not known here is told as what does not exist (404).]])

// What auth-server gives beside the parameters of apps, since a person on her own pages has no token of an app.
RuleSet: ActorOnPages
* insert In(actor, 0, 1, Reference, [[For auth-server alone: the Patient of the person on its pages. Must be there then.]])
* insert To(Patient)
* insert In(sid, 0, 1, string, [[For auth-server alone: her session there, a UUID. Must be there then.]])

RuleSet: Session
* insert In(sid, 1, 1, string, [[Her session at auth-server, a UUID.]])
