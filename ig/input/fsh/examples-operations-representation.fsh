Instance: representations-answer
InstanceOf: Parameters
Usage: #example
Title: "Whom Kari may act for"
Description: "Ola of eight in everything; Nora of fourteen, of whom she sees little; for Nora the terms are not accepted yet."
* parameter[+].name = "representation"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Ola Testesen"
* parameter[=].part[+].name = "basis"
* parameter[=].part[=].valueCode = #parental-responsibility
* parameter[=].part[+].name = "reduced"
* parameter[=].part[=].valueBoolean = false
* parameter[=].part[+].name = "until"
* parameter[=].part[=].valueDate = "2034-05-20"
* parameter[=].part[+].name = "terms-accepted"
* parameter[=].part[=].valueBoolean = true
* parameter[=].part[+].name = "patient"
* parameter[=].part[=].valueReference.reference = "Patient/ola"
* parameter[+].name = "representation"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Nora Testesen"
* parameter[=].part[+].name = "basis"
* parameter[=].part[=].valueCode = #parental-responsibility
* parameter[=].part[+].name = "reduced"
* parameter[=].part[=].valueBoolean = true
* parameter[=].part[+].name = "until"
* parameter[=].part[=].valueDate = "2028-02-08"
* parameter[=].part[+].name = "terms-accepted"
* parameter[=].part[=].valueBoolean = false
* parameter[+].name = "register"
* parameter[=].valueCode = #answered

Instance: representations-answer-of-a-silent-register
InstanceOf: Parameters
Usage: #example
Title: "The population register is silent"
Description: "Then there is nobody."
* parameter[+].name = "register"
* parameter[=].valueCode = #unavailable

Instance: mandates-answer
InstanceOf: Parameters
Usage: #example
Title: "What Gunnar gave"
Description: "A power of attorney to Lise, which she has accepted. Her number is masked."
* parameter[+].name = "given"
* parameter[=].part[+].name = "mandate"
* parameter[=].part[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"
* parameter[=].part[+].name = "status"
* parameter[=].part[=].valueCode = #active
* parameter[=].part[+].name = "area"
* parameter[=].part[=].valueCode = #registered-information
* parameter[=].part[+].name = "area"
* parameter[=].part[=].valueCode = #health-record
* parameter[=].part[+].name = "period"
* parameter[=].part[=].valuePeriod.start = "2026-11-01"
* parameter[=].part[=].valuePeriod.end = "2027-10-31"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Lise Fullmaktsen"
* parameter[=].part[+].name = "related-person"
* parameter[=].part[=].valueReference.reference = "RelatedPerson/lise-for-gunnar"
* parameter[=].part[+].name = "number"
* parameter[=].part[=].valueString = "118675*****"

Instance: mandates-answer-to-the-holder
InstanceOf: Parameters
Usage: #example
Title: "What Lise holds"
Description: "The same power, with the name of the giver by the register."
* parameter[+].name = "received"
* parameter[=].part[+].name = "mandate"
* parameter[=].part[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"
* parameter[=].part[+].name = "status"
* parameter[=].part[=].valueCode = #proposed
* parameter[=].part[+].name = "area"
* parameter[=].part[=].valueCode = #registered-information
* parameter[=].part[+].name = "area"
* parameter[=].part[=].valueCode = #health-record
* parameter[=].part[+].name = "period"
* parameter[=].part[=].valuePeriod.start = "2026-11-01"
* parameter[=].part[=].valuePeriod.end = "2027-10-31"
* parameter[=].part[+].name = "name"
* parameter[=].part[=].valueString = "Gunnar Fullmaktsen"

Instance: accept-mandate-request
InstanceOf: Parameters
Usage: #example
Title: "Lise accepts"
Description: "What Gunnar proposed to her."
* parameter[+].name = "mandate"
* parameter[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"

Instance: accept-mandate-answer
InstanceOf: Parameters
Usage: #example
Title: "She may act for him now"
Description: "From the next request on."
* parameter[+].name = "mandate"
* parameter[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"
* parameter[+].name = "status"
* parameter[=].valueCode = #active

Instance: decline-mandate-request
InstanceOf: Parameters
Usage: #example
Title: "Lise declines"
Description: "On the pages of auth-server, which tells who she is."
* parameter[+].name = "mandate"
* parameter[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"
* parameter[+].name = "actor"
* parameter[=].valueReference.reference = "Patient/lise"
* parameter[+].name = "sid"
* parameter[=].valueString = "6f1c2a54-8f3f-4f0e-9d5c-2b7f0c9a1e11"

Instance: decline-mandate-answer
InstanceOf: Parameters
Usage: #example
Title: "It was declined"
Description: "The Consent is rejected."
* parameter[+].name = "mandate"
* parameter[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"
* parameter[+].name = "status"
* parameter[=].valueCode = #rejected

Instance: end-mandate-request
InstanceOf: Parameters
Usage: #example
Title: "Gunnar ends it"
Description: "The giver or the holder may."
* parameter[+].name = "mandate"
* parameter[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"

Instance: end-mandate-answer
InstanceOf: Parameters
Usage: #example
Title: "It is over"
Description: "From the next request on."
* parameter[+].name = "mandate"
* parameter[=].valueReference.reference = "Consent/gunnar-gives-lise-a-power"
* parameter[+].name = "status"
* parameter[=].valueCode = #inactive

Instance: check-representation-request
InstanceOf: Parameters
Usage: #example
Title: "May Lise act for Gunnar?"
Description: "A service outside asks, with both numbers in the body."
* parameter[+].name = "actor"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "11867510070"
* parameter[+].name = "subject"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "30814710161"
* parameter[+].name = "service-area"
* parameter[=].valueCode = #health-record

Instance: check-representation-answer
InstanceOf: Parameters
Usage: #example
Title: "She may"
Description: "By a power of attorney, until a day, for two areas."
* parameter[+].name = "may-represent"
* parameter[=].valueBoolean = true
* parameter[+].name = "basis"
* parameter[=].valueCode = #power-of-attorney
* parameter[+].name = "until"
* parameter[=].valueDate = "2027-10-31"
* parameter[+].name = "area"
* parameter[=].valueCode = #health-record
* parameter[+].name = "area"
* parameter[=].valueCode = #registered-information

Instance: check-representation-answer-no
InstanceOf: Parameters
Usage: #example
Title: "She may not"
Description: "Nothing tells why."
* parameter[+].name = "may-represent"
* parameter[=].valueBoolean = false
