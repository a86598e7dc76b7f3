Instance: emergency-block-request
InstanceOf: Parameters
Usage: #example
Title: "Staff block for one who called"
Description: "An app sends nothing: it concerns the person in whose hands it is."
* parameter[+].name = "patient"
* parameter[=].valueReference.reference = "Patient/kari"

Instance: emergency-block-answer
InstanceOf: Parameters
Usage: #example
Title: "All is blocked"
Description: "Two sessions were ended by it."
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-blocks-everything"
* parameter[+].name = "sessions-ended"
* parameter[=].valueInteger = 2

Instance: kjernejournal-opt-out-request
InstanceOf: Parameters
Usage: #example
Title: "Staff opt out for one who called"
Description: "By her number, in the body. An app sends nothing."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"

Instance: kjernejournal-opt-out-answer
InstanceOf: Parameters
Usage: #example
Title: "She has opted out"
Description: "The source has not confirmed yet and is told again. She can have the record back for 30 days."
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-opts-out"
* parameter[+].name = "source"
* parameter[=].valueCode = #pending
* parameter[+].name = "restorable-through"
* parameter[=].valueDate = "2026-12-26"

Instance: kjernejournal-restore-answer
InstanceOf: Parameters
Usage: #example
Title: "The record is back"
Description: "The Consent that was ended, and that the source has confirmed."
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-opts-out"
* parameter[+].name = "source"
* parameter[=].valueCode = #told

Instance: kjernejournal-create-new-answer
InstanceOf: Parameters
Usage: #example
Title: "A new record begins"
Description: "Nothing from before that day is stored or shown."
* parameter[+].name = "starts-on"
* parameter[=].valueDate = "2026-12-27"
* parameter[+].name = "source"
* parameter[=].valueCode = #told

Instance: request-erasure-request
InstanceOf: Parameters
Usage: #example
Title: "Kari asks to be erased"
Description: "Everything."
* parameter[+].name = "all"
* parameter[=].valueBoolean = true

Instance: request-erasure-request-of-one-entry
InstanceOf: Parameters
Usage: #example
Title: "Kari has one entry erased"
Description: "A result that an app of hers stored."
* parameter[+].name = "target"
* parameter[=].valueReference.reference = "Observation/blood-pressure"

Instance: request-erasure-answer
InstanceOf: Parameters
Usage: #example
Title: "When, and what stays"
Description: "She can regret it until that day. A consent to research stays with its controller."
* parameter[+].name = "erased-on"
* parameter[=].valueDate = "2026-12-10"
* parameter[+].name = "stays"
* parameter[=].part[+].name = "category"
* parameter[=].part[=].valueCode = #research-consent
* parameter[=].part[+].name = "count"
* parameter[=].part[=].valueInteger = 1

Instance: request-erasure-answer-of-one-entry
InstanceOf: Parameters
Usage: #example
Title: "The entry is gone"
Description: "With all its versions."
* parameter[+].name = "target"
* parameter[=].valueReference.reference = "Observation/blood-pressure"

Instance: request-correction-request
InstanceOf: Parameters
Usage: #example
Title: "Kari asks that a diagnosis is put right"
Description: "It was entered on the wrong person."
* parameter[+].name = "target"
* parameter[=].valueReference.reference = "Condition/asthma"
* parameter[+].name = "element"
* parameter[=].valueString = "code"
* parameter[+].name = "wish"
* parameter[=].valueString = "This should not stand in my record."
* parameter[+].name = "reason"
* parameter[=].valueString = "I have never had asthma."

Instance: request-correction-answer
InstanceOf: Parameters
Usage: #example
Title: "The request was made"
Description: "Its Task tells how it goes on."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/kari-asks-for-a-correction"

Instance: withdraw-correction-request
InstanceOf: Parameters
Usage: #example
Title: "Kari takes her request back"
Description: "Before it is answered."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/kari-asks-for-a-correction"

Instance: withdraw-correction-answer
InstanceOf: Parameters
Usage: #example
Title: "It is cancelled"
Description: "The Task stays to be seen."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/kari-asks-for-a-correction"

Instance: notice-settings-request
InstanceOf: Parameters
Usage: #example
Title: "Kari wants to be told of use by others"
Description: "The other kinds stay as they are."
* parameter[+].name = "use"
* parameter[=].valueBoolean = true

Instance: notice-settings-answer
InstanceOf: Parameters
Usage: #example
Title: "What she is told of"
Description: "By e-mail, of all three kinds."
* parameter[+].name = "offered"
* parameter[=].valueBoolean = true
* parameter[+].name = "channel"
* parameter[=].valueCode = #email
* parameter[+].name = "privacy"
* parameter[=].valueBoolean = true
* parameter[+].name = "correction"
* parameter[=].valueBoolean = true
* parameter[+].name = "use"
* parameter[=].valueBoolean = true
