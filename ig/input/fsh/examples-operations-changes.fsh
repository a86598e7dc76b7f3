Instance: setting-changes-request
InstanceOf: Parameters
Usage: #example
Title: "What has become of our reservations?"
Description: "The register goes on from where it was."
* parameter[+].name = "category"
* parameter[=].valueCode = #register-reservation
* parameter[+].name = "controller"
* parameter[=].valueIdentifier.system = "urn:oid:2.16.578.1.12.4.1.4.101"
* parameter[=].valueIdentifier.value = "983974724"
* parameter[+].name = "count"
* parameter[=].valueInteger = 100

Instance: setting-changes-answer
InstanceOf: Parameters
Usage: #example
Title: "One was taken back"
Description: "And where to go on from. It is the last page, for now."
* parameter[+].name = "change"
* parameter[=].part[+].name = "what"
* parameter[=].part[=].valueCode = #withdrawn
* parameter[=].part[+].name = "recorded"
* parameter[=].part[=].valueInstant = "2026-11-24T09:30:00Z"
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
* parameter[=].part[+].name = "consent"
* parameter[=].part[=].valueReference.reference = "Consent/7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11"
* parameter[+].name = "more"
* parameter[=].valueBoolean = false
* parameter[+].name = "next"
* parameter[=].valueString = "b3J0aGUtbm9uY2VzZWFsZWRwb3NpdGlvbmFuZHRoZXRhZw"
