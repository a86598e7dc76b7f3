ValueSet: CorrectionStatuses
Id: correction-status
Title: "States of a request for correction"
Description: "Asked for, accepted before it is done, done, rejected, or taken back by her."
* ^experimental = false
* http://hl7.org/fhir/task-status#requested
* http://hl7.org/fhir/task-status#accepted
* http://hl7.org/fhir/task-status#completed
* http://hl7.org/fhir/task-status#rejected
* http://hl7.org/fhir/task-status#cancelled

ValueSet: ReopeningStatuses
Id: reopening-status
Title: "States of a form that asks to open again"
Description: "Received, accepted (completed) or rejected."
* ^experimental = false
* http://hl7.org/fhir/task-status#requested
* http://hl7.org/fhir/task-status#completed
* http://hl7.org/fhir/task-status#rejected

ValueSet: CloseAccessAdultClosures
Id: close-access-adult-closure
Title: "What the form close-access-adult is about"
Description: "What can be chosen in the form for closing digital access, from the age of 16."
* ^experimental = false
* $consent-category#self-access-closure
* $consent-category#record-access-closure
* $consent-category#kjernejournal-access-closure
* $consent-category#inactive-represented

ValueSet: CloseAccessChildClosures
Id: close-access-child-closure
Title: "What the form close-access-child is about"
Description: "What can be chosen in the form for closing digital access for a child under 16."
* ^experimental = false
* $consent-category#self-access-closure
* $consent-category#record-access-closure
* $consent-category#kjernejournal-access-closure

ValueSet: ReopenAccessAdultClosures
Id: reopen-access-adult-closure
Title: "What the form reopen-access-adult is about"
Description: "What can be chosen in the form for opening digital access again, from the age of 16."
* ^experimental = false
* $consent-category#self-access-closure
* $consent-category#record-access-closure
* $consent-category#kjernejournal-access-closure
* $consent-category#inactive-represented
* $consent-category#emergency-block

ValueSet: ReopenAccessChildClosures
Id: reopen-access-child-closure
Title: "What the form reopen-access-child is about"
Description: "What can be chosen in the form for opening digital access again for a child under 16."
* ^experimental = false
* $consent-category#self-access-closure
* $consent-category#record-access-closure
* $consent-category#kjernejournal-access-closure
* $consent-category#emergency-block

ValueSet: AdultSigners
Id: form-signer-adult
Title: "Who signs a form for one who is 16 or older"
Description: "The person, or a guardian."
* ^experimental = false
* $access-ground#own-data
* $access-ground#guardianship

ValueSet: ChildSigners
Id: form-signer-child
Title: "Who signs a form for a child under 16"
Description: "A parent, or a guardian."
* ^experimental = false
* $access-ground#parental-responsibility
* $access-ground#guardianship
