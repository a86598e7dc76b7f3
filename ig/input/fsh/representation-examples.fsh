Instance: lise-as-gunnar-sends-her
InstanceOf: SamtykkeRelatedPersonHolder
Usage: #example
Title: "A holder, as she is sent"
Description: "In the transaction by which Gunnar gives her a power of attorney Lise stands with her number. It is kept in no resource."
* identifier.system = $fnr
* identifier.value = "11867510070"
* active = true
* patient = Reference(gunnar)
* name.family = "Fullmaktsen"
* name.given = "Lise"
* relationship = $v3-RoleCode#DAU "natural daughter"

Instance: lise-for-gunnar
InstanceOf: SamtykkeRelatedPersonHolder
Usage: #example
Title: "A holder, as she is kept"
Description: "The holder of a power of attorney as both may read her: her number is masked, its first six digits tell her from others of her name."
* identifier.system = $fnr
* identifier.value.extension[absent].valueCode = #masked
* identifier.value.extension[rendered].valueString = "118675*****"
* active = true
* patient = Reference(gunnar)
* name.family = "Fullmaktsen"
* name.given = "Lise"
* relationship = $v3-RoleCode#DAU "natural daughter"

Instance: lise-for-gunnar-no-more
InstanceOf: SamtykkeRelatedPersonHolder
Usage: #example
Title: "A holder whose power has ended"
Description: "The power was ended by one of the two: the RelatedPerson stays for the history, inactive."
* identifier.system = $fnr
* identifier.value.extension[absent].valueCode = #masked
* identifier.value.extension[rendered].valueString = "118675*****"
* active = false
* patient = Reference(gunnar)
* name.family = "Fullmaktsen"
* name.given = "Lise"
* relationship = $v3-RoleCode#DAU "natural daughter"

Instance: somebody-for-gunnar
InstanceOf: SamtykkeRelatedPersonHolder
Usage: #example
Title: "A holder who was erased"
Description: "What is left when a holder was erased: that there was somebody, what she was to the giver, and that it has ended."
* active = false
* patient = Reference(gunnar)
* relationship = $v3-RoleCode#DAU "natural daughter"

Instance: kari-mother-of-ola
InstanceOf: SamtykkeRelatedPersonParent
Usage: #example
Title: "A mother, passed through"
Description: "What an app that reads for Ola sees of his mother: her name and what she is to him, under a handle, with no number."
* meta.tag = $origin#passed-through
* extension.url = "https://samtykke.example/fhir/StructureDefinition/source"
* extension.valueReference.identifier.system = $enh
* extension.valueReference.identifier.value = "974761076"
* extension.valueReference.display = "Population register (synthetic)"
* active = true
* patient = Reference(ola)
* relationship[parental].coding = $parental-responsibility#felles
* name.family = "Testesen"
* name.given = "Kari"

Instance: kari-mother-of-ola-in-the-register
InstanceOf: SamtykkeRelatedPersonParent
Usage: #example
Title: "A mother, in the population register"
Description: "What the population register answers of the relation: both by number, with the home by which it is seen that they live together."
* identifier.system = $fnr
* identifier.value = "14838810099"
* active = true
* patient = Reference(ola)
* patient.identifier.system = $fnr
* patient.identifier.value = "21851860301"
* relationship[parental].coding = $parental-responsibility#felles
* relationship[family].coding = $family-relation#mor
* name.use = #official
* name.family = "Testesen"
* name.given = "Kari"
* gender = #female
* birthDate = "1988-03-14"
* address.use = #home
* address.line = "Liksomvegen 12"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"
* period.start = "2018-05-21"

Instance: sigrid-mother-of-tuva
InstanceOf: SamtykkeRelatedPersonParent
Usage: #example
Title: "A mother at a protected address"
Description: "The register marks her as strictly confidential: she may not act for her child here, and nobody is told where she lives."
* meta.security = $address-confidentiality#strengtFortrolig
* identifier.system = $fnr
* identifier.value = "01928910241"
* active = true
* patient.display = "Tuva"
* patient.identifier.system = $fnr
* patient.identifier.value = "17891960093"
* relationship[parental].coding = $parental-responsibility#felles
* name.family = "Hemmeligås"
* name.given = "Sigrid"

Instance: trond-father-of-emma
InstanceOf: SamtykkeRelatedPersonRegistered
Usage: #example
Title: "A father by kinship alone"
Description: "He is the father and has no parental responsibility: the relation is told, and gives him nothing."
* meta.tag = $origin#passed-through
* extension.url = "https://samtykke.example/fhir/StructureDefinition/source"
* extension.valueReference.identifier.system = $enh
* extension.valueReference.identifier.value = "974761076"
* extension.valueReference.display = "Population register (synthetic)"
* active = true
* patient = Reference(emma)
* relationship[family].coding = $family-relation#far
* name.family = "Tenkthaug"
* name.given = "Trond"

Instance: guro-guardian-of-arne-in-the-register
InstanceOf: SamtykkeRelatedPersonGuardian
Usage: #example
Title: "A guardian in personal matters, in the population register"
Description: "The guardianship covers personal interests, so she acts for him in everything."
* extension.url = "http://ehelse.no/fhir/StructureDefinition/gd-guardianship"
* extension.extension.url = "scope"
* extension.extension.valueCoding = $guardianship-scope#personligeInteresser
* identifier.system = $fnr
* identifier.value = "25908210061"
* active = true
* patient = Reference(arne)
* patient.identifier.system = $fnr
* patient.identifier.value = "03845810175"
* relationship[guardianship].coding = $guardianship-type#voksen
* name.use = #official
* name.family = "Hjelpesen"
* name.given = "Guro"
* period.start = "2021-03-01"

Instance: guro-guardian-of-arne
InstanceOf: SamtykkeRelatedPersonGuardian
Usage: #example
Title: "A guardian, passed through"
Description: "What an app that reads for Arne sees of his guardian."
* meta.tag = $origin#passed-through
* extension.url = "https://samtykke.example/fhir/StructureDefinition/source"
* extension.valueReference.identifier.system = $enh
* extension.valueReference.identifier.value = "974761076"
* extension.valueReference.display = "Population register (synthetic)"
* active = true
* patient = Reference(arne)
* relationship[guardianship].coding = $guardianship-type#voksen
* name.family = "Hjelpesen"
* name.given = "Guro"
