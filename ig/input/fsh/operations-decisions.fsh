Instance: emergency-block
InstanceOf: OperationDefinition
Usage: #definition
Title: "Block everything at once"
Description: """
Closes everything that is hers and ends all her sessions, when her eID may be in the hands of another. She acts for nobody
either, and those who represent her are told that access is closed. It is opened again by a signed form, not by an app. Staff do
it for one who calls.
"""
* insert SystemOperation(EmergencyBlock, true)
* code = #emergency-block
* insert CalledBy(herself)
* insert WithScope(patient/Consent.c)
* insert CalledBy(staff)
* insert WithScope(https://samtykke.example/scope/staff)
* insert CalledBy(login-server)
* comment = "Done again it answers the block that is in force. It concerns the person who acts and nobody else, whoever the patient in context is. 400 when staff or auth-server name nobody, or one who is not known here."
* insert In(patient, 0, 1, Reference, [[For staff: the Patient of the person who asks them to. Must be there then.]])
* insert To(Patient)
* insert ActorOnPages
* insert Out(consent, 1, 1, Reference, [[The Consent that blocks.]])
* insert To(Consent)
* insert Out(sessions-ended, 1, 1, integer, [[How many sessions were ended by it.]])

Instance: kjernejournal-opt-out
InstanceOf: OperationDefinition
Usage: #definition
Title: "Opt out of the summary care record"
Description: """
Nobody is to have a summary care record about her (kjernejournalforskriften). What is shown of it is hidden on the next
request, and its source is told at once; if the source does not confirm, it is told again until it does.
"""
* insert SystemOperation(KjernejournalOptOut, true)
* code = #kjernejournal-opt-out
* insert KjernejournalCallers(c)
* comment = "409 `already-in-force` when she has opted out already. 503 `source-unavailable` where there is no source of it. Asks the same of an app as a Consent that it would create."
* insert PersonOfStaff
* insert Out(consent, 1, 1, Reference, [[The Consent `kjernejournal-optout`.]])
* insert To(Consent)
* insert Out(source, 1, 1, code, [[`told` when the source has confirmed, `pending` when it is to be told again.]])
* insert Out(restorable-through, 1, 1, date, [[The last day on which she can have the old record back.]])

Instance: kjernejournal-restore
InstanceOf: OperationDefinition
Usage: #definition
Title: "Have the old summary care record back"
Description: "Ends the opt-out from the day of the opt-out through the 30 days after. The source must say yes, else nothing changes."
* insert SystemOperation(KjernejournalRestore, true)
* code = #kjernejournal-restore
* insert KjernejournalCallers(u)
* comment = "409 `not-in-force` when she has not opted out, 410 `restore-period-over` from the 31st day, 503 `source-unavailable` when the source has not said yes."
* insert PersonOfStaff
* insert Out(consent, 1, 1, Reference, [[The Consent that was ended.]])
* insert To(Consent)
* insert Out(source, 1, 1, code, [[`told`.]])

Instance: kjernejournal-create-new
InstanceOf: OperationDefinition
Usage: #definition
Title: "Begin a new summary care record"
Description: "Ends the opt-out from the 31st day on. What was kept is taken away, and the record begins today: nothing from before is stored or shown."
* insert SystemOperation(KjernejournalCreateNew, true)
* code = #kjernejournal-create-new
* insert KjernejournalCallers(u)
* comment = "409 `not-in-force` when she has not opted out, 409 `restore-instead` through the 30th day, 503 `source-unavailable` when the source has not said yes."
* insert PersonOfStaff
* insert Out(starts-on, 1, 1, date, [[The first day of the new record.]])
* insert Out(source, 1, 1, code, [[`told`.]])

RuleSet: KjernejournalCallers(letter)
* insert CalledBy(citizen)
* insert WithScope(patient/Consent.{letter})
* insert CalledBy(staff)
* insert WithScope(https://samtykke.example/scope/staff)

Instance: request-erasure
InstanceOf: OperationDefinition
Usage: #definition
Title: "Ask to be erased, or that one entry is"
Description: """
GDPR article 17. With `all` the terms are withdrawn at once and a day is set on which she is erased; to accept the terms again
before that day undoes it. With `target` one entry that an app of hers stored goes at once, with all its versions. What others
entered is for its controller to erase.
"""
* insert SystemOperation(RequestErasure, true)
* code = #request-erasure
* insert CalledBy(citizen)
* insert WithScope(patient/Consent.u)
* comment = "The scope must not be narrowed; for a `target` the app needs `d` on that type as well. Exactly one of `all` (true) and `target`, else 400. 409 `powers-of-attorney-active` while powers that she gave stand. 422 `erased-by-its-controller`, with the organisation where the data name one. 404 for what is not hers."
* insert In(all, 0, 1, boolean, [[True: everything.]])
* insert In(target, 0, 1, Reference, [[The one entry.]])
* insert Out(target, 0, 1, Reference, [[Of one entry: what was erased.]])
* insert Out(erased-on, 0, 1, date, [[Of everything: the day.]])
* insert Out(held-until, 0, 1, date, [[The last day on which she is not erased, though her day has come, because staff hold it.]])
* insert OutWithParts(stays, 0, [[*]], [[What stays, because another is its controller.]])
* insert Part(category, 1, 1, code, [[Category of the Consents that stay.]])
* insert PartBound(consent-category)
* insert Part(count, 1, 1, integer, [[How many.]])

Instance: request-correction
InstanceOf: OperationDefinition
Usage: #definition
Title: "Ask that something is put right"
Description: """
GDPR article 16. Makes a Task that staff answer within a month, where a system stored what is wrong here. What passes through is
corrected at its source, and the answer says where; what she entered or decided she changes herself.
"""
* insert SystemOperation(RequestCorrection, true)
* code = #request-correction
* insert CalledBy(citizen)
* insert WithScope(patient/Task.c)
* comment = "The app needs a read scope on the target too. 422 `corrected-at-source`, `change-it-yourself`, `usage-log-read-only`, `text-too-long` or `national-id-in-text`; 409 `too-many-corrections`. Parameters that are not known are refused with 400, and each is given once. A holder of a power of attorney may not ask."
* insert In(target, 1, 1, Reference, [[What is wrong: a resource here. A version is taken as the resource.]])
* insert In(element, 0, 1, string, [[FHIRPath of the part that is wrong, at most 200 characters.]])
* insert In(wish, 1, 1, string, [[What should stand there, at most 2000 characters.]])
* insert In(reason, 0, 1, string, [[Why, at most 2000 characters.]])
* insert TaskOut

Instance: withdraw-correction
InstanceOf: OperationDefinition
Usage: #definition
Title: "Take a request for correction back"
Description: "Until it is completed or rejected. The Task is cancelled and stays to be seen."
* insert SystemOperation(WithdrawCorrection, true)
* code = #withdraw-correction
* insert CalledBy(citizen)
* insert WithScope(patient/Task.c)
* comment = "409 `correction-already-answered` when it is answered or taken back already. 404 for one that is not hers."
* insert TaskIn
* insert TaskOut

RuleSet: TaskIn
* insert In(task, 1, 1, Reference, [[The Task of the request.]])
* insert To(Task)

RuleSet: TaskOut
* insert Out(task, 1, 1, Reference, [[The Task of the request.]])
* insert To(Task)

Instance: notice-settings
InstanceOf: OperationDefinition
Usage: #definition
Title: "What she is told of"
Description: """
Whether she gets a notice that there is news, and of what kinds. A notice says that there is news and no more. Without parameters it
tells; with some it sets those and tells all.
"""
* insert SystemOperation(NoticeSettings, true)
* code = #notice-settings
* insert CalledBy(citizen)
* insert WithScope(patient/Consent.u)
* comment = "By herself alone: one who acts for another is refused with 403 `consent-not-yours`. Another parameter, one that is given twice or no boolean is refused with 400. To see and to set are lines in her log."
* insert In(privacy, 0, 1, boolean, [[A decision of hers was given, changed or ended.]])
* insert In(correction, 0, 1, boolean, [[Staff answered her request for correction.]])
* insert In(use, 0, 1, boolean, [[Another than herself used what is hers.]])
* insert Out(offered, 1, 1, boolean, [[Whether this server sends notices at all.]])
* insert Out(channel, 0, 1, code, [[How they are sent, when they are: `email`.]])
* insert Out(privacy, 1, 1, boolean, [[Whether she is told of it. True until she says otherwise.]])
* insert Out(correction, 1, 1, boolean, [[Whether she is told of it. True until she says otherwise.]])
* insert Out(use, 1, 1, boolean, [[Whether she is told of it. False until she says otherwise.]])
