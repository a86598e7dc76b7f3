ValueSet: AddressConfidentialityGrade
Id: address-confidentiality-grade
Title: "Grades of protection of an address"
Description: "How an address is protected in the population register. An address of grade fortrolig or strengtFortrolig is protected here."
* ^experimental = false
* $address-confidentiality#ugradert
* $address-confidentiality#klientadresse
* $address-confidentiality#fortrolig
* $address-confidentiality#strengtFortrolig

ValueSet: ParentalResponsibilityCode
Id: parental-responsibility-code
Title: "Parental responsibility in the register"
Description: "Who has the responsibility for a child by the population register, as no-basis codes it."
* ^experimental = false
* $parental-responsibility#felles
* $parental-responsibility#mor
* $parental-responsibility#far
* $parental-responsibility#medmor
* $parental-responsibility#andre
* $parental-responsibility#ukjent

ValueSet: ParentalResponsibilityThatRepresents
Id: parental-responsibility-that-represents
Title: "Parental responsibility by which one may act"
Description: "The codes by which this server lets a parent act for a child: all but ukjent."
* ^experimental = false
* $parental-responsibility#felles
* $parental-responsibility#mor
* $parental-responsibility#far
* $parental-responsibility#medmor
* $parental-responsibility#andre

ValueSet: GuardianshipTypeCode
Id: guardianship-type-code
Title: "Types of guardianship"
Description: "The types of guardianship in the population register, as Grunndata codes them."
* ^experimental = false
* $guardianship-type#voksen
* $guardianship-type#midlertidigForVoksen
* $guardianship-type#mindreaarig
* $guardianship-type#midlertidigForMindreaarig
* $guardianship-type#ensligMindreaarigAsylsoeker
* $guardianship-type#ensligMindreaarigFlyktning
* $guardianship-type#stadfestetFremtidsfullmakt
* $guardianship-type#forvaltningUtenforVergemaal

ValueSet: GuardianshipThatRepresents
Id: guardianship-that-represents
Title: "Guardianship by which one may act"
Description: "The types of guardianship by which this server lets a guardian act, if it covers personal interests: all but what is managed outside the guardianship authority (forvaltningUtenforVergemaal)."
* ^experimental = false
* $guardianship-type#voksen
* $guardianship-type#midlertidigForVoksen
* $guardianship-type#mindreaarig
* $guardianship-type#midlertidigForMindreaarig
* $guardianship-type#ensligMindreaarigAsylsoeker
* $guardianship-type#ensligMindreaarigFlyktning
* $guardianship-type#stadfestetFremtidsfullmakt

ValueSet: ConsentLevelCode
Id: consent-level
Title: "Levels of acceptance"
Description: "How much a citizen opens by accepting the terms: basic, basic-plus or full."
* ^experimental = false
* include codes from system $consent-level

ValueSet: ServiceAreaCode
Id: service-area
Title: "Service areas of a power of attorney"
Description: "What a power of attorney may be given for."
* ^experimental = false
* include codes from system $service-area

ValueSet: ConsentStatusGiven
Id: consent-status-given
Title: "States of a decision"
Description: "A decision stands (active), or was withdrawn, replaced or ended (inactive)."
* ^experimental = false
* $consent-state#active
* $consent-state#inactive

ValueSet: ConsentStatusMandate
Id: consent-status-mandate
Title: "States of a power of attorney"
Description: "A power of attorney waits for its holder (proposed), stands (active), was declined (rejected), or was ended by either of the two (inactive)."
* ^experimental = false
* $consent-state#proposed
* $consent-state#active
* $consent-state#rejected
* $consent-state#inactive
