Instance: form-to-open-the-record-again
InstanceOf: QuestionnaireResponse
Usage: #inline
* questionnaire = "https://samtykke.example/fhir/Questionnaire/reopen-access-adult"
* status = #completed
* item[+].linkId = "person"
* item[=].answer.valueReference.identifier.system = $fnr
* item[=].answer.valueReference.identifier.value = "14838810099"
* item[+].linkId = "closure"
* item[=].answer.valueCoding = $consent-category#record-access-closure
* item[+].linkId = "signer"
* item[=].answer.valueCoding = $access-ground#own-data
* item[+].linkId = "signed-on"
* item[=].answer.valueDate = "2026-11-24"

Instance: form-to-close-the-record
InstanceOf: QuestionnaireResponse
Usage: #inline
* questionnaire = "https://samtykke.example/fhir/Questionnaire/close-access-adult"
* status = #completed
* item[+].linkId = "person"
* item[=].answer.valueReference.identifier.system = $fnr
* item[=].answer.valueReference.identifier.value = "14838810099"
* item[+].linkId = "closure"
* item[=].answer.valueCoding = $consent-category#record-access-closure
* item[+].linkId = "signer"
* item[=].answer.valueCoding = $access-ground#own-data
* item[+].linkId = "signed-on"
* item[=].answer.valueDate = "2026-11-24"

Instance: receive-form-request
InstanceOf: Parameters
Usage: #example
Title: "A form came on paper"
Description: "Kari wants her record opened again."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"
* parameter[+].name = "form"
* parameter[=].resource = form-to-open-the-record-again

Instance: receive-form-answer
InstanceOf: Parameters
Usage: #example
Title: "It is to be decided"
Description: "By its Task."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/ingrid-wants-her-record-open"

Instance: handle-form-request
InstanceOf: Parameters
Usage: #example
Title: "Staff accept it"
Description: "The closure ends."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/ingrid-wants-her-record-open"
* parameter[+].name = "decision"
* parameter[=].valueCode = #accept

Instance: handle-form-request-to-reject
InstanceOf: Parameters
Usage: #example
Title: "Staff reject it"
Description: "They say why."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/ingrid-wants-her-record-open"
* parameter[+].name = "decision"
* parameter[=].valueCode = #reject
* parameter[+].name = "reason"
* parameter[=].valueString = "The signature is not hers."

Instance: handle-form-answer
InstanceOf: Parameters
Usage: #example
Title: "It is decided"
Description: "Once."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/ingrid-wants-her-record-open"

Instance: close-access-request
InstanceOf: Parameters
Usage: #example
Title: "A form to close came on paper"
Description: "Kari wants her record closed."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"
* parameter[+].name = "form"
* parameter[=].resource = form-to-close-the-record

Instance: close-access-answer
InstanceOf: Parameters
Usage: #example
Title: "It is closed"
Description: "On the next request."
* parameter[+].name = "consent"
* parameter[=].valueReference.reference = "Consent/kari-closes-her-record"

Instance: corrections-request
InstanceOf: Parameters
Usage: #example
Title: "Staff look at one request"
Description: "She sees that in her log."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/kari-asks-for-a-correction"

Instance: corrections-answer
InstanceOf: Parameters
Usage: #example
Title: "What is open"
Description: "The list tells nothing of anybody."
* parameter[+].name = "correction"
* parameter[=].part[+].name = "task"
* parameter[=].part[=].valueReference.reference = "Task/kari-asks-for-a-correction"
* parameter[=].part[+].name = "status"
* parameter[=].part[=].valueCode = #requested
* parameter[=].part[+].name = "resource-type"
* parameter[=].part[=].valueCode = #Condition
* parameter[=].part[+].name = "requested-at"
* parameter[=].part[=].valueInstant = "2026-11-26T09:00:00.000+01:00"
* parameter[=].part[+].name = "due-on"
* parameter[=].part[=].valueDate = "2026-12-26"
* parameter[=].part[+].name = "overdue"
* parameter[=].part[=].valueBoolean = false

Instance: corrections-answer-of-one
InstanceOf: Parameters
Usage: #example
Title: "One request in full"
Description: "Who asks for what, and why."
* parameter[+].name = "correction"
* parameter[=].part[+].name = "task"
* parameter[=].part[=].valueReference.reference = "Task/kari-asks-for-a-correction"
* parameter[=].part[+].name = "status"
* parameter[=].part[=].valueCode = #requested
* parameter[=].part[+].name = "resource-type"
* parameter[=].part[=].valueCode = #Condition
* parameter[=].part[+].name = "requested-at"
* parameter[=].part[=].valueInstant = "2026-11-26T09:00:00.000+01:00"
* parameter[=].part[+].name = "due-on"
* parameter[=].part[=].valueDate = "2026-12-26"
* parameter[=].part[+].name = "overdue"
* parameter[=].part[=].valueBoolean = false
* parameter[=].part[+].name = "patient"
* parameter[=].part[=].valueIdentifier.system = $fnr
* parameter[=].part[=].valueIdentifier.value = "14838810099"
* parameter[=].part[+].name = "target"
* parameter[=].part[=].valueReference.reference = "Condition/asthma"
* parameter[=].part[+].name = "element"
* parameter[=].part[=].valueString = "code"
* parameter[=].part[+].name = "wish"
* parameter[=].part[=].valueString = "This should not stand in my record."
* parameter[=].part[+].name = "reason"
* parameter[=].part[=].valueString = "I have never had asthma."

Instance: answer-correction-request
InstanceOf: Parameters
Usage: #example
Title: "Staff reject it"
Description: "With an answer and a legal ground."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/kari-asks-for-a-correction"
* parameter[+].name = "status"
* parameter[=].valueCode = #rejected
* parameter[+].name = "answer"
* parameter[=].valueString = "The doctor who examined you stands by it."
* parameter[+].name = "legal-ground"
* parameter[=].valueString = "helsepersonelloven § 42"

Instance: answer-correction-answer
InstanceOf: Parameters
Usage: #example
Title: "It is answered"
Description: "She is told how to complain."
* parameter[+].name = "task"
* parameter[=].valueReference.reference = "Task/kari-asks-for-a-correction"

Instance: erasure-request
InstanceOf: Parameters
Usage: #example
Title: "Whom would the run erase?"
Description: "Nothing is changed."
* parameter[+].name = "dry-run"
* parameter[=].valueBoolean = true

Instance: erasure-answer
InstanceOf: Parameters
Usage: #example
Title: "Two people"
Description: "One goes, and a consent of hers to research stays. The other is held."
* parameter[+].name = "person"
* parameter[=].part[+].name = "patient"
* parameter[=].part[=].valueId = "one-who-left"
* parameter[=].part[+].name = "removed"
* parameter[=].part[=].part[+].name = "kind"
* parameter[=].part[=].part[=].valueCode = #Consent
* parameter[=].part[=].part[+].name = "count"
* parameter[=].part[=].part[=].valueInteger = 4
* parameter[=].part[+].name = "removed"
* parameter[=].part[=].part[+].name = "kind"
* parameter[=].part[=].part[=].valueCode = #Observation
* parameter[=].part[=].part[+].name = "count"
* parameter[=].part[=].part[=].valueInteger = 212
* parameter[=].part[+].name = "kept"
* parameter[=].part[=].part[+].name = "kind"
* parameter[=].part[=].part[=].valueCode = #research-consent
* parameter[=].part[=].part[+].name = "count"
* parameter[=].part[=].part[=].valueInteger = 1
* parameter[+].name = "person"
* parameter[=].part[+].name = "patient"
* parameter[=].part[=].valueId = "one-who-complained"
* parameter[=].part[+].name = "stays"
* parameter[=].part[=].valueCode = #held

Instance: erasure-hold-request
InstanceOf: Parameters
Usage: #example
Title: "Staff hold an erasure"
Description: "While a complaint is handled."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"
* parameter[+].name = "reason"
* parameter[=].valueCode = #complaint
* parameter[+].name = "until"
* parameter[=].valueDate = "2027-05-31"

Instance: erasure-hold-answer
InstanceOf: Parameters
Usage: #example
Title: "It is held"
Description: "Through that day."
* parameter[+].name = "until"
* parameter[=].valueDate = "2027-05-31"

Instance: erasure-release-request
InstanceOf: Parameters
Usage: #example
Title: "Staff release it"
Description: "The answer is empty."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"

Instance: support-settings-request
InstanceOf: Parameters
Usage: #example
Title: "Support asks what she has decided"
Description: "She has let support in. The answer is a Bundle of her Consents."
* parameter[+].name = "patient"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "14838810099"

Instance: verify-request
InstanceOf: Parameters
Usage: #example
Title: "Is the log what was written?"
Description: "With the checkpoint that was kept yesterday."
* parameter[+].name = "checkpoint"
* parameter[=].valueString = "samtykke.example/usage-log\\n4711\\nroot"

Instance: verify-answer
InstanceOf: Parameters
Usage: #example
Title: "It is intact"
Description: "All seals and entries were checked."
* parameter[+].name = "intact"
* parameter[=].valueBoolean = true
* parameter[+].name = "seals"
* parameter[=].valueDecimal = 4720
* parameter[+].name = "entries"
* parameter[=].valueDecimal = 918223
* parameter[+].name = "unsealed"
* parameter[=].valueDecimal = 3
* parameter[+].name = "checkpoint"
* parameter[=].valueString = "samtykke.example/usage-log\\n4720\\nroot"

Instance: verify-answer-of-a-fault
InstanceOf: Parameters
Usage: #example
Title: "Somebody has changed an entry"
Description: "The first fault is named."
* parameter[+].name = "intact"
* parameter[=].valueBoolean = false
* parameter[+].name = "seals"
* parameter[=].valueDecimal = 4720
* parameter[+].name = "entries"
* parameter[=].valueDecimal = 918223
* parameter[+].name = "unsealed"
* parameter[=].valueDecimal = 0
* parameter[+].name = "checkpoint"
* parameter[=].valueString = "samtykke.example/usage-log\\n4720\\nroot"
* parameter[+].name = "first-fault"
* parameter[=].part[+].name = "what"
* parameter[=].part[=].valueCode = #entry-changed
* parameter[=].part[+].name = "seal"
* parameter[=].part[=].valueDecimal = 17
* parameter[=].part[+].name = "entry"
* parameter[=].part[=].valueReference.reference = "AuditEvent/0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b"
