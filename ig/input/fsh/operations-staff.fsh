RuleSet: ForStaff
* insert CalledBy(staff)
* insert WithScope(https://samtykke.example/scope/staff)

Instance: receive-form
InstanceOf: OperationDefinition
Usage: #definition
Title: "A signed form to open access again was received"
Description: "Staff enter a form that came on paper. It makes a Task, which is decided by `$handle-form`; nothing is opened yet."
* insert SystemOperation(ReceiveForm, true)
* code = #receive-form
* insert ForStaff
* comment = "422 `form-not-valid`, which names the item: another form, an answer that is missing, a signature of one who may not sign by the population register, or another person than `patient`. 409 `not-in-force` when nothing is closed."
* insert PersonNamedByStaff
* insert In(form, 1, 1, QuestionnaireResponse, [[The form as it was filled in.]])
* insert TaskOut

Instance: handle-form
InstanceOf: OperationDefinition
Usage: #definition
Title: "Decide on a signed form"
Description: "Staff accept or reject a form to open access again. Accepted, the closure ends. The register is asked again who may sign."
* insert SystemOperation(HandleForm, true)
* code = #handle-form
* insert ForStaff
* comment = "Once: 409 `form-already-handled`. 422 `form-not-valid` when those who signed may not sign any more."
* insert TaskIn
* insert In(decision, 1, 1, code, [[`accept` or `reject`.]])
* insert In(reason, 0, 1, string, [[Why. Must be there to reject.]])
* insert TaskOut

Instance: close-access
InstanceOf: OperationDefinition
Usage: #definition
Title: "Close access by a signed form"
Description: "Staff close digital access for one who asks on paper. It is in force on the next request."
* insert SystemOperation(CloseAccess, true)
* code = #close-access
* insert ForStaff
* comment = "422 `form-not-valid`, 409 `already-in-force`."
* insert PersonNamedByStaff
* insert In(form, 1, 1, QuestionnaireResponse, [[The form as it was filled in.]])
* insert Out(consent, 1, 1, Reference, [[The Consent that closes.]])
* insert To(Consent)

Instance: corrections
InstanceOf: OperationDefinition
Usage: #definition
Title: "Requests for correction that are open"
Description: """
Without parameters a list, earliest due first, which tells nothing of anybody; at most 100. With `task` one request in full, with the
number of the person; she sees in her log that staff have read it.
"""
* insert SystemOperation(Corrections, false)
* code = #corrections
* insert ForStaff
* comment = "By POST only. 404 for a Task that is no request for correction."
* insert In(task, 0, 1, Reference, [[The one request.]])
* insert To(Task)
* insert OutWithParts(correction, 0, 100, [[One for each request.]])
* insert Part(task, 1, 1, Reference, [[Its Task.]])
* insert PartTo(Task)
* insert Part(status, 1, 1, code, [[`requested`, `accepted`, `completed`, `rejected` or `cancelled`.]])
* insert Part(resource-type, 1, 1, code, [[The type of what is to be corrected.]])
* insert Part(requested-at, 1, 1, instant, [[When she asked.]])
* insert Part(due-on, 1, 1, date, [[The last day for an answer.]])
* insert Part(overdue, 1, 1, boolean, [[Whether that day has passed without one.]])
* insert Part(patient, 0, 1, Identifier, [[With `task`: the number of the person.]])
* insert Part(target, 0, 1, Reference, [[With `task`: what is to be corrected.]])
* insert Part(element, 0, 1, string, [[With `task`: which part of it.]])
* insert Part(wish, 0, 1, string, [[With `task`: what should stand there.]])
* insert Part(reason, 0, 1, string, [[With `task`: why.]])
* insert Out(more, 0, 1, integer, [[How many were left out of the list.]])

Instance: answer-correction
InstanceOf: OperationDefinition
Usage: #definition
Title: "Answer a request for correction"
Description: "Staff agree, say that it is put right, or reject. The answer itself changes no data: what is put right is stored by whoever holds it."
* insert SystemOperation(AnswerCorrection, true)
* code = #answer-correction
* insert ForStaff
* comment = "Each step once: 409 `correction-already-answered`. 422 `text-too-long` or `national-id-in-text`. Parameters that are not known are refused with 400."
* insert TaskIn
* insert In(status, 1, 1, code, [[`accepted` (agreed and not yet done), `completed` (put right) or `rejected`.]])
* insert In(answer, 0, 1, string, [[What she is told, at most 2000 characters. Must be there to reject.]])
* insert In(legal-ground, 0, 1, string, [[On which ground it is rejected. Must be there to reject, and goes with that only.]])
* insert TaskOut

Instance: erasure
InstanceOf: OperationDefinition
Usage: #definition
Title: "Erase those whose day has come"
Description: "Tells whom the nightly run would erase and what would go and stay; with `dry-run` false it runs. A person is told by her Patient id and counts."
* insert SystemOperation(Erasure, true)
* code = #erasure
* insert ForStaff
* comment = "409 `erasure-under-way` while a run goes on."
* insert In(dry-run, 0, 1, boolean, [[True unless it is false.]])
* insert OutWithParts(person, 0, [[*]], [[One for each person.]])
* insert Part(patient, 1, 1, id, [[The logical id of her Patient.]])
* insert Part(stays, 0, 1, code, [[Why she is not erased: `held`, `source-not-told` or `failed`.]])
* insert PartWithParts(removed, 0, [[*]], [[What goes.]])
* insert Counted
* insert PartWithParts(kept, 0, [[*]], [[What stays.]])
* insert Counted

RuleSet: Counted
* insert PartOfPart(kind, 1, 1, code, [[A type of resource, a table, or a category of Consents.]])
* insert PartOfPart(count, 1, 1, integer, [[How many.]])

Instance: erasure-hold
InstanceOf: OperationDefinition
Usage: #definition
Title: "Hold the erasure of a person"
Description: "GDPR articles 17 (3) and 18: she is not erased through that day. Placed anew it takes the place of the one before. It is a line in her log."
* insert SystemOperation(ErasureHold, true)
* code = #erasure-hold
* insert ForStaff
* comment = "400 for a reason that is none, and for a day that has passed or is more than a year ahead."
* insert PersonNamedByStaff
* insert In(reason, 1, 1, code, [[`legal-obligation`, `legal-claim` or `complaint`.]])
* insert In(until, 1, 1, date, [[The last day, at most a year ahead.]])
* insert Out(until, 1, 1, date, [[The last day.]])

Instance: erasure-release
InstanceOf: OperationDefinition
Usage: #definition
Title: "Release a hold of an erasure"
Description: "She is erased when her day comes. It is a line in her log. The answer is empty Parameters."
* insert SystemOperation(ErasureRelease, true)
* code = #erasure-release
* insert ForStaff
* comment = "409 `not-in-force` when there was no hold."
* insert PersonNamedByStaff

Instance: support-settings
InstanceOf: OperationDefinition
Usage: #definition
Title: "What she has decided, for support"
Description: "The Consents that are in force for a person, for support that she lets in. They tell what she has decided and hold no health data."
* insert SystemOperation(SupportSettings, false)
* code = #support-settings
* insert CalledBy(support)
* insert WithScope(https://samtykke.example/scope/support)
* comment = "By POST only. Only while a Consent `support-access` with an end is in force; otherwise, and for one who is not here, 404. It is a line in her log."
* insert In(patient, 1, 1, Element, [[Whose.]])
* insert NumberOrPatient
* insert Out(return, 1, 1, Bundle, [[A collection of Consents.]])

Instance: verify
InstanceOf: OperationDefinition
Usage: #definition
Title: "Check the usage log"
Description: "Whether the usage log is what was written: every seal and every row is checked, and the first fault is named. For those who watch over it."
* insert SystemOperation(Verify, true)
* code = #verify
* insert CalledBy(auditor)
* insert WithScope(system/AuditEvent.r)
* comment = "`system/*` does not open it, nor a scope with a query. It seals what is settled first, so it affects the state. Keep the checkpoint elsewhere every day and give it the next time: so a log that was cut off is found."
* insert In(since, 0, 1, dateTime, [[Entries from before need not be checked.]])
* insert In(checkpoint, 0, 1, string, [[One that somebody kept, which must be among the seals.]])
* insert Out(intact, 1, 1, boolean, [[Whether all is as it was written.]])
* insert Out(seals, 1, 1, decimal, [[How many seals were checked.]])
* insert Out(entries, 1, 1, decimal, [[How many entries were checked.]])
* insert Out(unsealed, 1, 1, decimal, [[How many entries are not sealed yet: of them the codes were checked.]])
* insert Out(checkpoint, 0, 1, string, [[The note of the last seal, to keep.]])
* insert OutWithParts(first-fault, 0, 1, [[The first thing that is not as it was written.]])
* insert Part(what, 1, 1, code, [[`entry-changed`, `entry-removed`, `entry-added` or `seal-changed`.]])
* insert Part(seal, 1, 1, decimal, [[The number of the seal; 0 for what is not sealed yet.]])
* insert Part(entry, 0, 1, Reference, [[The entry, unless it is the seal that is wrong.]])
* insert PartTo(AuditEvent)
