Instance: privacy-settings-request
InstanceOf: Parameters
Usage: #example
Title: "What have two people set?"
Description: "A register asks about its reservations before it writes to them. The numbers stand in the body."
* parameter[+].name = "person"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "11867510070"
* parameter[+].name = "person"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "30814710161"
* parameter[+].name = "category"
* parameter[=].valueCode = #register-reservation
* parameter[+].name = "controller"
* parameter[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].valueIdentifier.value = "983974724"

Instance: privacy-settings-answer
InstanceOf: Parameters
Usage: #example
Title: "The second does not want to be in the register"
Description: "The first has set nothing, or is not known: no difference is made."
* parameter[+].name = "result"
* parameter[=].part[+].name = "place"
* parameter[=].part[=].valueInteger = 1
* parameter[+].name = "result"
* parameter[=].part[+].name = "place"
* parameter[=].part[=].valueInteger = 2
* parameter[=].part[+].name = "setting"
* parameter[=].part[=].part[+].name = "category"
* parameter[=].part[=].part[=].valueCode = #register-reservation
* parameter[=].part[=].part[+].name = "controller"
* parameter[=].part[=].part[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].part[=].part[=].valueIdentifier.value = "983974724"
* parameter[=].part[=].part[+].name = "policy"
* parameter[=].part[=].part[=].valueUri = "https://register.example/reservation/1"
* parameter[=].part[=].part[+].name = "permits"
* parameter[=].part[=].part[=].valueBoolean = false
* parameter[=].part[=].part[+].name = "decided"
* parameter[=].part[=].part[=].valueDateTime = "2026-11-24T09:30:00Z"
* parameter[=].part[=].part[+].name = "consent"
* parameter[=].part[=].part[=].valueReference.reference = "Consent/7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11"
* parameter[=].part[=].part[+].name = "version"
* parameter[=].part[=].part[=].valueString = "W/\"7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11\""

Instance: is-active-request
InstanceOf: Parameters
Usage: #example
Title: "Does she read her letters here?"
Description: "A hospital asks before it sends a letter."
* parameter[+].name = "person"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "11867510070"
* parameter[+].name = "level"
* parameter[=].valueCode = #basic-plus

Instance: is-active-answer
InstanceOf: Parameters
Usage: #example
Title: "She does"
Description: "Yes, and no more."
* parameter[+].name = "result"
* parameter[=].part[+].name = "place"
* parameter[=].part[=].valueInteger = 1
* parameter[=].part[+].name = "active"
* parameter[=].part[=].valueBoolean = true

Instance: people-with-setting-request
InstanceOf: Parameters
Usage: #example
Title: "Who does not want to be in the register?"
Description: "The register washes its list, a page at a time."
* parameter[+].name = "category"
* parameter[=].valueCode = #register-reservation
* parameter[+].name = "controller"
* parameter[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].valueIdentifier.value = "983974724"
* parameter[+].name = "count"
* parameter[=].valueInteger = 1

Instance: people-with-setting-answer
InstanceOf: Parameters
Usage: #example
Title: "The first, and where the next page begins"
Description: "By their numbers, since that is what the register has."
* parameter[+].name = "person"
* parameter[=].part[+].name = "identifier"
* parameter[=].part[=].valueIdentifier.system = $fnr
* parameter[=].part[=].valueIdentifier.value = "30814710161"
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCode = #register-reservation
* parameter[=].part[+].name = "controller"
* parameter[=].part[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].part[=].valueIdentifier.value = "983974724"
* parameter[=].part[+].name = "policy"
* parameter[=].part[=].valueUri = "https://register.example/reservation/1"
* parameter[=].part[+].name = "permits"
* parameter[=].part[=].valueBoolean = false
* parameter[=].part[+].name = "decided"
* parameter[=].part[=].valueDateTime = "2026-11-24T09:30:00Z"
* parameter[=].part[+].name = "consent"
* parameter[=].part[=].valueReference.reference = "Consent/7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11"
* parameter[=].part[+].name = "version"
* parameter[=].part[=].valueString = "W/\"7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11\""
* parameter[+].name = "next"
* parameter[=].valueString = "N2MxYjBhNWUtNmQxZS00YTU4LTlmNjQtMWYxZjRmMGMyYTEx"

Instance: register-settings-request
InstanceOf: Parameters
Usage: #example
Title: "A reservation that came by letter"
Description: "The register brings what she wrote to it."
* parameter[+].name = "setting"
* parameter[=].part[+].name = "person"
* parameter[=].part[=].valueIdentifier.system = $fnr
* parameter[=].part[=].valueIdentifier.value = "30814710161"
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCode = #register-reservation
* parameter[=].part[+].name = "controller"
* parameter[=].part[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].part[=].valueIdentifier.value = "983974724"
* parameter[=].part[+].name = "policy"
* parameter[=].part[=].valueUri = "https://register.example/reservation/1"
* parameter[=].part[+].name = "active"
* parameter[=].part[=].valueBoolean = true
* parameter[=].part[+].name = "decided"
* parameter[=].part[=].valueDateTime = "2026-11-24T09:30:00Z"
* parameter[=].part[+].name = "source"
* parameter[=].part[=].valueReference.display = "Letter, kept in the archive of the register"
* parameter[=].part[=].valueReference.identifier.value = "2026/1187"

Instance: register-settings-answer
InstanceOf: Parameters
Usage: #example
Title: "It is registered"
Description: "With the version that a change of it has to name."
* parameter[+].name = "result"
* parameter[=].part[+].name = "place"
* parameter[=].part[=].valueInteger = 1
* parameter[=].part[+].name = "outcome"
* parameter[=].part[=].valueCode = #registered
* parameter[=].part[+].name = "version"
* parameter[=].part[=].valueString = "W/\"7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11\""

Instance: decide-request
InstanceOf: Parameters
Usage: #example
Title: "May Lise see the diagnoses of Gunnar?"
Description: "A hospital asks before its own portal shows them."
* parameter[+].name = "person"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "30814710161"
* parameter[+].name = "actor"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "11867510070"
* parameter[+].name = "type"
* parameter[=].valueCode = #Condition
* parameter[+].name = "purpose"
* parameter[=].valueCode = #PATRQT

Instance: decide-answer
InstanceOf: Parameters
Usage: #example
Title: "She may not"
Description: "Nothing tells why. The receipt is cut short here."
* parameter[+].name = "decision"
* parameter[=].valueCode = #deny
* parameter[+].name = "receipt"
* parameter[=].valueString = "eyJraWQiOiJ0ZXN0IiwidHlwIjoic2FtdHlra2UtcmVjZWlwdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl"
* parameter[+].name = "salt"
* parameter[=].valueString = "dGhpcnR5LXR3byBieXRlcyB0aGF0IGFyZSBtYWRlIHVw"

Instance: decide-request-research
InstanceOf: Parameters
Usage: #example
Title: "May data of Kari be used for the project?"
Description: "Whoever runs the project asks before it takes them out."
* parameter[+].name = "person"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"
* parameter[+].name = "controller"
* parameter[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].valueIdentifier.value = "974761467"
* parameter[+].name = "policy"
* parameter[=].valueUri = "https://study.example/sleep/protocol/3"
* parameter[+].name = "purpose"
* parameter[=].valueCode = #HRESCH

Instance: decide-answer-research
InstanceOf: Parameters
Usage: #example
Title: "They may"
Description: "With the Consent by which she takes part. The receipt is cut short here."
* parameter[+].name = "decision"
* parameter[=].valueCode = #permit
* parameter[+].name = "consent"
* parameter[=].valueReference = Reference(kari-takes-part-in-a-study)
* parameter[+].name = "receipt"
* parameter[=].valueString = "eyJraWQiOiJ0ZXN0IiwidHlwIjoic2FtdHlra2UtcmVjZWlwdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl"
* parameter[+].name = "salt"
* parameter[=].valueString = "dGhpcnR5LXR3byBieXRlcyB0aGF0IGFyZSBtYWRlIHVw"
