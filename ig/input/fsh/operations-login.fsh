// Internal: between our own auth-server and the FHIR server. In no CapabilityStatement.

RuleSet: Internal
* insert CalledBy(login-server)
* comment = "Internal: for our own auth-server alone, named in no CapabilityStatement, and changed without notice."

RuleSet: ActorGiven
* insert In(actor, 1, 1, Reference, [[The Patient of the person who acts.]])
* insert To(Patient)

RuleSet: PatientGiven
* insert In(patient, 1, 1, Reference, [[The Patient for whom she acts, or herself.]])
* insert To(Patient)

Instance: login
InstanceOf: OperationDefinition
Usage: #definition
Title: "A person logs in"
Description: "Whether a person whom ID-porten has named may log in, and how she stands here."
* insert SystemOperation(Login, true)
* code = #login
* insert Internal
* insert In(identifier, 1, 1, Identifier, [[Her number, from ID-porten.]])
* insert In(acr, 1, 1, string, [[The level of the log-in.]])
* insert In(amr, 0, [[*]], string, [[The methods of the log-in. They are not kept.]])
* insert Session
* insert LoginAnswer

RuleSet: LoginAnswer
* insert Out(outcome, 1, 1, code, [[`admitted` or `refused`.]])
* insert Out(reason, 0, 1, Coding, [[Of a refusal: why.]])
* insert Bound(refusal-reason)
* insert Out(terms-accepted, 0, 1, boolean, [[Whether she has accepted the terms in force.]])
* insert Out(terms, 0, 1, uri, [[The terms in force.]])
* insert Out(own-access, 0, 1, code, [[`open`, `closed` or `inactive`: how she may use the services for herself.]])
* insert Out(level, 0, 1, code, [[The level of consent that she chose.]])
* insert Bound(consent-level)
* insert Out(patient, 0, 1, Reference, [[Her Patient, when she has one.]])
* insert To(Patient)
* insert Out(erased-on, 0, 1, date, [[The day on which she is erased, after she withdrew the terms.]])

Instance: resume
InstanceOf: OperationDefinition
Usage: #definition
Title: "A person logs in by a device of hers"
Description: "As `$login`, for one whom auth-server knows by a device and so by her Patient alone."
* insert SystemOperation(Resume, true)
* code = #resume
* insert Internal
* insert ActorGiven
* insert In(acr, 1, 1, string, [[The level of the log-in.]])
* insert In(amr, 0, [[*]], string, [[The methods by which the device was unlocked.]])
* insert Session
* insert LoginAnswer
* insert Out(identifier, 0, 1, Identifier, [[Her number.]])

Instance: accept-terms
InstanceOf: OperationDefinition
Usage: #definition
Title: "A person accepts the terms"
Description: "For herself, or for one whom she represents."
* insert SystemOperation(AcceptTerms, true)
* code = #accept-terms
* insert Internal
* insert In(identifier, 1, 1, Identifier, [[The number of the person who accepts.]])
* insert In(represented, 0, 1, Identifier, [[The number of the person for whom.]])
* insert In(terms, 1, 1, uri, [[The terms that she was shown.]])
* insert In(level, 1, 1, code, [[The level of consent that she chose.]])
* insert Bound(consent-level)
* insert In(language, 0, 1, code, [[The language in which she was shown them. It is not kept.]])
* insert Session
* insert Out(patient, 1, 1, Reference, [[The Patient for whom they are accepted.]])
* insert To(Patient)
* insert Out(consent, 1, 1, Reference, [[The Consent `platform-terms`.]])
* insert To(Consent)

Instance: device-changed
InstanceOf: OperationDefinition
Usage: #definition
Title: "A passkey was added or removed"
Description: "Told before it is done: what cannot be logged did not happen. The answer is empty Parameters."
* insert SystemOperation(DeviceChanged, true)
* code = #device-changed
* insert Internal
* insert In(change, 1, 1, code, [[`added` or `removed`.]])
* insert ActorGiven
* insert Session

Instance: approve-app
InstanceOf: OperationDefinition
Usage: #definition
Title: "A person approves an app"
Description: "Makes the Consent `app-access`."
* insert SystemOperation(ApproveApp, true)
* code = #approve-app
* insert Internal
* insert ActorGiven
* insert PatientGiven
* insert In(client-id, 1, 1, string, [[The app.]])
* insert In(client-name, 1, 1, string, [[What citizens call it.]])
* insert In(controller, 1, 1, string, [[Who answers for it.]])
* insert In(scope, 1, 1, string, [[The scopes that she approved, parted by spaces.]])
* insert Session
* insert Out(consent, 1, 1, Reference, [[The Consent `app-access`.]])
* insert To(Consent)

Instance: approved-scopes
InstanceOf: OperationDefinition
Usage: #definition
Title: "What a person has approved that an app may do"
Description: "Empty when nothing is approved, or when the session has ended."
* insert SystemOperation(ApprovedScopes, false)
* code = #approved-scopes
* insert Internal
* insert ActorGiven
* insert PatientGiven
* insert In(client-id, 1, 1, string, [[The app.]])
* insert Session
* insert Out(scope, 0, 1, string, [[The scopes, parted by spaces.]])

Instance: apps-with-access
InstanceOf: OperationDefinition
Usage: #definition
Title: "Apps that a person has approved"
Description: "For her account page."
* insert SystemOperation(AppsWithAccess, false)
* code = #apps-with-access
* insert Internal
* insert ActorGiven
* insert In(sid, 0, 1, string, [[Her session there, a UUID: for the row of the usage log.]])
* insert OutWithParts(app, 0, [[*]], [[One for each app and patient.]])
* insert Part(client-id, 1, 1, string, [[The app.]])
* insert Part(name, 1, 1, string, [[What citizens call it.]])
* insert Part(controller, 1, 1, string, [[Who answers for it.]])
* insert Part(patient, 1, 1, Reference, [[For whom.]])
* insert PartTo(Patient)
* insert Part(scope, 1, 1, string, [[The scopes, parted by spaces.]])
* insert Part(since, 1, 1, instant, [[Since when.]])

Instance: end-app-access
InstanceOf: OperationDefinition
Usage: #definition
Title: "End what a person has approved for an app"
Description: "Ends the Consent `app-access`."
* insert SystemOperation(EndAppAccess, true)
* code = #end-app-access
* insert Internal
* insert ActorGiven
* insert PatientGiven
* insert In(client-id, 1, 1, string, [[The app.]])
* insert Session
* insert Out(ended, 1, 1, boolean, [[False when there was nothing of hers to end.]])

Instance: erased-people
InstanceOf: OperationDefinition
Usage: #definition
Title: "Erased people whom auth-server is to forget"
Description: "At most 100 at a time, until auth-server has confirmed them."
* insert SystemOperation(ErasedPeople, true)
* code = #erased-people
* insert Internal
* insert In(after, 0, 1, integer, [[Confirms those up to this number.]])
* insert OutWithParts(person, 0, 100, [[One for each person.]])
* insert Part(number, 1, 1, integer, [[Counts upwards.]])
* insert Part(patient, 1, 1, id, [[The logical id that her Patient had.]])
