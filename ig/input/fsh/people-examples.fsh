Instance: kari
InstanceOf: SamtykkePatient
Usage: #example
Title: "Kari Testesen, as her app reads her"
Description: "A profile with all that registers say of her: her phone was confirmed lately, her e-mail address is too old to be relied on."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "14838810099"
* name.use = #official
* name.family = "Testesen"
* name.given = "Kari"
* gender = #female
* birthDate = "1988-03-14"
* telecom[0].system = #phone
* telecom[0].use = #mobile
* telecom[0].value = "+47 99 00 00 00"
* telecom[0].period.start = "2026-08-26"
* telecom[1].extension[outdated].valueBoolean = true
* telecom[1].system = #email
* telecom[1].value = "kari@example.com"
* telecom[1].period.start = "2024-05-26"
* address.use = #home
* address.line = "Liksomvegen 12"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"
* maritalStatus = $v3-MaritalStatus#M "Married"
* maritalStatus.text = "Gift"

Instance: per
InstanceOf: SamtykkePatient
Usage: #example
Title: "Per Testesen"
Description: "The other parent of Ola and Nora, at the same address as Kari."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "02878610159"
* name.use = #official
* name.family = "Testesen"
* name.given = "Per"
* gender = #male
* birthDate = "1986-07-02"
* address.use = #home
* address.line = "Liksomvegen 12"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: per-in-the-contact-register
InstanceOf: SamtykkePatient
Usage: #example
Title: "Per Testesen in the contact register"
Description: "What the contact register answers of one who is reserved against digital post: no notice is sent to him."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "02878610159"
* extension[contactReserved].valueBoolean = true
* telecom.system = #email
* telecom.value = "per@example.com"
* telecom.period.start = "2026-08-26"

Instance: ola
InstanceOf: SamtykkePatient
Usage: #example
Title: "Ola Testesen, eight years old"
Description: "A child under 12: he cannot log in, and both parents act for him in everything."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "21851860301"
* name.use = #official
* name.family = "Testesen"
* name.given = "Ola"
* gender = #male
* birthDate = "2018-05-21"
* address.use = #home
* address.line = "Liksomvegen 12"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: nora
InstanceOf: SamtykkePatient
Usage: #example
Title: "Nora Testesen, fourteen years old"
Description: "A child of 12 to 15: her parents have her profile and her Consents, and nothing of her health."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "09821260024"
* name.use = #official
* name.family = "Testesen"
* name.given = "Nora"
* gender = #female
* birthDate = "2012-02-09"
* address.use = #home
* address.line = "Liksomvegen 12"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: ingrid
InstanceOf: SamtykkePatient
Usage: #example
Title: "Ingrid Uekte, seventeen years old"
Description: "A youth who is of age in health law: she logs in and decides herself, and her parents no longer act for her."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "06880960065"
* name.use = #official
* name.family = "Uekte"
* name.given = "Ingrid"
* gender = #female
* birthDate = "2009-08-06"
* address.use = #home
* address.line = "Liksomvegen 77"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: gunnar
InstanceOf: SamtykkePatient
Usage: #example
Title: "Gunnar Fullmaktsen"
Description: "Gives a power of attorney to Lise."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "30814710161"
* name.use = #official
* name.family = "Fullmaktsen"
* name.given = "Gunnar"
* gender = #male
* birthDate = "1947-01-30"
* address.use = #home
* address.line = "Liksomvegen 31"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: lise
InstanceOf: SamtykkePatient
Usage: #example
Title: "Lise, whom no register tells of"
Description: "A profile as it is stored at the first log-in, and as it is read while the registers are silent: her number and nothing else."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "11867510070"

Instance: arne
InstanceOf: SamtykkePatient
Usage: #example
Title: "Arne Vergesen"
Description: "A ward: Guro is his guardian in personal matters."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "03845810175"
* name.use = #official
* name.family = "Vergesen"
* name.given = "Arne"
* gender = #male
* birthDate = "1958-04-03"
* address.use = #home
* address.line = "Liksomvegen 45"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: guro
InstanceOf: SamtykkePatient
Usage: #example
Title: "Guro Hjelpesen"
Description: "Guardian of Arne."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "25908210061"
* name.use = #official
* name.family = "Hjelpesen"
* name.given = "Guro"
* gender = #female
* birthDate = "1982-10-25"
* address.use = #home
* address.line = "Liksomvegen 46"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: roald
InstanceOf: SamtykkePatient
Usage: #example
Title: "Roald Stengesen"
Description: "Closes what only a signed form opens again."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "28836310146"
* name.use = #official
* name.family = "Stengesen"
* name.given = "Roald"
* gender = #male
* birthDate = "1963-03-28"
* address.use = #home
* address.line = "Liksomvegen 53"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: vigdis
InstanceOf: SamtykkePatient
Usage: #example
Title: "Vigdis Sperresen"
Description: "Sets an emergency block."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "05858010251"
* name.use = #official
* name.family = "Sperresen"
* name.given = "Vigdis"
* gender = #female
* birthDate = "1980-05-05"
* address.use = #home
* address.line = "Liksomvegen 64"
* address.postalCode = "0000"
* address.city = "PRØVESTAD"

Instance: nina
InstanceOf: SamtykkePatient
Usage: #example
Title: "Nina Nyttnummer, who has got a new number"
Description: "Her fødselsnummer was replaced: the old one stands beside the one in use, so she is still the same person to those who know the old one."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "12918110052"
* name.use = #official
* name.family = "Nyttnummer"
* name.given = "Nina"
* gender = #female
* birthDate = "1981-11-12"
* identifier[1].use = #old
* identifier[1].system = $fnr
* identifier[1].value = "12918110214"
* identifier[1].period.end = "2023-11-26"

Instance: amina
InstanceOf: SamtykkePatient
Usage: #example
Title: "Amina Midlertidig, who has a D-number"
Description: "One who has no fødselsnummer is known by her D-number."
* identifier[0].use = #official
* identifier[0].system = $dnr
* identifier[0].value = "58869510074"
* name.use = #official
* name.family = "Midlertidig"
* name.given = "Amina"
* gender = #female
* birthDate = "1995-06-18"

Instance: sigrid-in-the-population-register
InstanceOf: SamtykkePatient
Usage: #example
Title: "Sigrid Hemmeligås in the population register"
Description: "What the population register answers of one whose address is strictly confidential: the grade, and no address. She acts for herself only, and nobody acts for her."
* meta.security = $address-confidentiality#strengtFortrolig
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "01928910241"
* name.use = #official
* name.family = "Hemmeligås"
* name.given = "Sigrid"
* gender = #female
* birthDate = "1989-12-01"

Instance: emma
InstanceOf: SamtykkePatient
Usage: #example
Title: "Emma Prøvås, fifteen years old"
Description: "Turns 16 tomorrow: until midnight in Norway her mother acts for her in profile and Consents."
* identifier[0].use = #official
* identifier[0].system = $fnr
* identifier[0].value = "27911060014"
* name.use = #official
* name.family = "Prøvås"
* name.given = "Emma"
* gender = #female
* birthDate = "2010-11-27"
