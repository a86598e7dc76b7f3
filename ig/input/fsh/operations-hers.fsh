Instance: available-services
InstanceOf: OperationDefinition
Usage: #definition
Title: "What she can use now"
Description: """
Which services are open now, to this person, for this patient, through this app; of which source; and why not. It asks no
source: whether one answers is seen when it is asked. Call it when an app opens, and build its front page of the answer.
By GET as well.
"""
* insert SystemOperation(AvailableServices, false)
* code = #available-services
* insert CalledBy(citizen)
* insert WithScope(patient/Patient.r)
* comment = "Refused as a read of the patient would be. A reason that is told of one service is of that service alone."
* insert OutWithParts(service, 0, [[*]], [[One for each type of resource and each source of it, then those that others offer elsewhere.]])
* insert Part(code, 0, 1, Coding, [[What it is. Missing for a service of others.]])
* insert PartBound(service)
* insert Part(type, 0, 1, code, [[The type of resource to ask for. Missing for a service of others.]])
* insert Part(category, 1, [[*]], Coding, [[Whether she can do something or see something. A service of others is `external` as well.]])
* insert PartBound(service-category)
* insert Part(source, 0, 1, string, [[Who has it, as citizens call it; `Samtykke` for what is kept here.]])
* insert Part(available, 0, 1, boolean, [[Whether a request for it would be answered.]])
* insert Part(reason, 0, 1, CodeableConcept, [[Why not: a code of `refusal-reason` or of `source-outcome`, and a sentence in the language of Accept-Language. There when available is false.]])
* insert Part(name, 0, 1, string, [[Of a service of others: its name.]])
* insert Part(url, 0, 1, url, [[Of a service of others: where it is.]])

Instance: events-since-last-login
InstanceOf: OperationDefinition
Usage: #definition
Title: "What is new since she last logged in"
Description: """
What others did with the data of the patient in context, and what was decided, since the person who acts logged in the time
before this one: headlines and counts, no content. At her first log-in the answer is empty. By GET as well.
"""
* insert SystemOperation(EventsSinceLastLogin, false)
* code = #events-since-last-login
* insert CalledBy(citizen)
* insert WithScope(patient/AuditEvent.s)
* comment = "Refused as a search of the usage log would be. New documents are told only to an app that may search DocumentReference."
* insert Out(since, 0, 1, instant, [[When she logged in the time before. Missing at a first log-in.]])
* insert OutWithParts(uses, 0, [[*]], [[Uses of the data by others than the one who acts.]])
* insert NewsParts
* insert Part(refused, 1, 1, boolean, [[Whether it was refused.]])
* insert OutWithParts(disclosures, 0, [[*]], [[What somebody outside was told, such as whether another may act for her.]])
* insert NewsParts
* insert Part(refused, 1, 1, boolean, [[Whether it was refused.]])
* insert OutWithParts(consents, 0, [[*]], [[Consents and closures that were given, changed or ended, by whomever.]])
* insert NewsParts
* insert Part(change, 1, 1, code, [[`given` or `changed`; to end one is to change it.]])
* insert OutWithParts(powers, 0, [[*]], [[Powers of attorney that were given, accepted, declined or ended.]])
* insert NewsParts
* insert Part(change, 1, 1, code, [[`given` or `changed`.]])
* insert OutWithParts(documents, 0, [[*]], [[Documents that a source has got since.]])
* insert Part(source, 1, 1, string, [[The source, as citizens call it.]])
* insert Part(count, 1, 1, unsignedInt, [[How many.]])
* insert Out(silent-source, 0, [[*]], CodeableConcept, [[A source that gave nothing, and why; what it has is not counted.]])

RuleSet: NewsParts
* insert Part(service, 1, 1, Coding, [[What was used, or what kind of decision it was.]])
* insert PartBound(service)
* insert Part(person, 0, 1, Reference, [[Who did it, when it was a person.]])
* insert PartTo(Patient)
* insert Part(app, 0, 1, string, [[Through which app she did it.]])
* insert Part(system, 0, 1, string, [[Which system did it, when no person did.]])
* insert Part(count, 1, 1, unsignedInt, [[How many times.]])

Instance: session-key
InstanceOf: OperationDefinition
Usage: #definition
Title: "Give the key to which documents are encrypted"
Description: """
An app gives a public key. From then on, until the session ends, sources that can encrypt documents do so to this key, so that
nobody on the way can read them, this server included. A new key takes the place of the one before. The key is in memory for
one session, app and patient, and is stored nowhere.
"""
* insert SystemOperation(SessionKey, true)
* code = #session-key
* insert CalledBy(citizen)
* insert WithScope(patient/DocumentReference.r)
* comment = "Refused as a read of DocumentReference would be. 422 `session-key-not-valid` when it is no public key on the curve P-256."
* insert In(key, 1, 1, string, [[A JWK in JSON: `kty` EC, `crv` P-256, `x` and `y`. At most 1000 characters. A private key is refused.]])
* insert In(only-encrypted, 0, 1, boolean, [[Whether the app wants no document that cannot be encrypted: it then gets 403 `encryption-required`. False when it is left out.]])
* insert Out(kid, 1, 1, string, [[The thumbprint of the key (RFC 7638), as `kid` has it in each encrypted document.]])

Instance: usage-proof
InstanceOf: OperationDefinition
Usage: #definition
Title: "Prove that an entry is in the usage log"
Description: """
The proof that an entry of the usage log of the patient is in the log as it was sealed: a text that is kept and checked without
this server, by its public key alone. A program that checks it is in the documentation.
"""
* insert SystemOperation(UsageProof, true)
* code = #usage-proof
* insert CalledBy(citizen)
* insert WithScope(patient/AuditEvent.r)
* comment = "Refused as a read of the usage log would be. 404 for an entry about another. 409 `not-sealed-yet` some seconds after an entry was written: try again. It seals what is settled, so it affects the state."
* insert In(entry, 1, 1, Reference, [[The AuditEvent that is to be proven.]])
* insert To(AuditEvent)
* insert Out(proof, 1, 1, string, [[The proof: lines of text.]])

Instance: explain
InstanceOf: OperationDefinition
Usage: #definition
Title: "Why something is permitted or refused"
Description: """
What the rules of access answer, and which Consents decide it. The same code answers that decides about requests. An app asks
about itself, in the hands it is in, for its patient; it may ask also when everything else is refused to it: when the session
has ended, the level is too low, or all is blocked. It is no use of her data and no line in her log.

Support asks about a citizen who lets it in, and each question of support, answered or refused, is a line in her log.
"""
* insert SystemOperation(Explain, false)
* code = #explain
* insert CalledBy(any-app)
* insert CalledBy(support)
* insert WithScope(https://samtykke.example/scope/support)
* comment = "By POST only. What would be told as absent is told here as `not-known`. Support: 403 `support-access-missing` unless a Consent `support-access` with an end is in force, of the patient and of the one who acts for her. A parameter that is missing or ill-formed is named with 400 and not repeated."
* insert In(interaction, 0, 1, code, [[`read` (when it is left out), `vread`, `history`, `search`, `create`, `update` or `delete`.]])
* insert In(resource-type, 0, 1, code, [[The type of resource. `Patient` when it is left out.]])
* insert In(reference, 0, 1, Reference, [[For apps: one stored resource here, without a version. Then it counts as well whose it is, what it holds and where it came from. Not with `search` and `create`.]])
* insert In(patient, 0, 1, Element, [[For support: about whose data. Must be there then.]])
* insert NumberOrPatient
* insert In(actor, 0, 1, Element, [[For support: who acts for her. She herself when it is left out.]])
* insert NumberOrPatient
* insert In(client-id, 0, 1, string, [[For support: the app. Must be there then.]])
* insert Out(decision, 1, 1, code, [[`permit` or `deny`.]])
* insert Out(ground, 0, 1, Coding, [[Of a permit: the ground on which the person acts.]])
* insert Bound(access-ground)
* insert Out(reason, 0, 1, Coding, [[Of a refusal: the reason.]])
* insert Bound(refusal-reason)
* insert Out(consent, 0, [[*]], Reference, [[The Consents on which it hangs. Of a permit those without which the answer would be no, of a refusal those that refuse by themselves. What another person decided is named only to those who may see it.]])
* insert To(Consent)
* insert OutWithParts(text, 1, 3, [[The ground or the reason in a sentence, once for each language.]])
* insert Part(language, 1, 1, code, [[nb, nn or en.]])
* insert Part(value, 1, 1, string, [[The sentence.]])

Instance: preview
InstanceOf: OperationDefinition
Usage: #definition
Title: "What a decision would open and close"
Description: """
What a Consent would open and close, were it given, or were it ended: for her and for those who act for her, app by app, type by
type, reading and writing. Nothing is stored. Show the answer before she decides.
"""
* insert SystemOperation(Preview, false)
* code = #preview
* insert CalledBy(citizen)
* insert WithScope(patient/Consent.s)
* comment = "By POST only. Exactly one of `consent` and `end`, else 400. 422 and 409 as the Consent itself would be answered where it is not of the right shape or comes in the wrong order. 404 for a Consent about another patient. What begins on a later day changes nothing today."
* insert In(consent, 0, 1, Consent, [[The Consent as it would be given; a power of attorney with the status proposed.]])
* insert In(end, 0, 1, Reference, [[The Consent that would be ended.]])
* insert To(Consent)
* insert Out(refusal, 0, 1, Coding, [[Why it could not be given or ended this way. What it would change is told all the same.]])
* insert Bound(refusal-reason)
* insert OutWithParts(open, 0, 500, [[What would open.]])
* insert OpeningParts
* insert OutWithParts(close, 0, 500, [[What would close.]])
* insert OpeningParts
* insert Out(more-to-open, 0, 1, integer, [[How many of `open` were left out.]])
* insert Out(more-to-close, 0, 1, integer, [[How many of `close` were left out.]])

RuleSet: OpeningParts
* insert Part(service, 1, 1, Coding, [[The service that it belongs to.]])
* insert PartBound(service)
* insert Part(resource-type, 1, 1, code, [[The type of resource.]])
* insert Part(access, 1, 1, code, [[`read` or `write`.]])
* insert Part(person, 1, 1, Reference, [[For whom: a Patient, or the RelatedPerson of a power of attorney.]])
* insert Part(app, 0, 1, Reference, [[Through which app: its client id and its name. Missing where it is not a matter of apps.]])

Instance: my-data
InstanceOf: OperationDefinition
Usage: #definition
Title: "A copy of all that is kept about her"
Description: """
A copy of everything that is kept about the person who asks (GDPR articles 15 and 20): the Parameters `about`, all her resources
in all versions, her rows in other tables as Parameters, her whole usage log as AuditEvents, and the Parameters `end`. It flows
in pages, so it may be long. What the app may not read, and what she has closed, is left out and named in `about`.
"""
* insert SystemOperation(MyData, true)
* code = #my-data
* insert CalledBy(herself)
* insert WithScope(patient/AuditEvent.s)
* insert CalledBy(login-server)
* comment = "By POST only. One who acts for another is refused with 403 `consent-not-yours`. 503 `log-unavailable` when it cannot be logged: then nothing of it leaves. A copy that broke off has no `end`."
* insert In(format, 0, 1, code, [[`json`, `ndjson` or `html`. When it is left out, what Accept begins with, else `json`.]])
* insert In(patient, 0, 1, Reference, [[For auth-server alone: whose. Must be there then.]])
* insert To(Patient)
* insert In(sid, 0, 1, string, [[For auth-server alone: her session there, a UUID. Must be there then.]])
* insert Out(return, 1, 1, Bundle, [[With `json` a Bundle of type collection as a file. With `ndjson` its resources, one a line (application/fhir+ndjson); with `html` a page that people can read.]])

Instance: privacy-report
InstanceOf: OperationDefinition
Usage: #definition
Title: "Who processes what about her, and why"
Description: """
Who answers for the processing, what is kept and why, on what ground, for how long, what passes through, which rights she has and
by which operation she uses them, and who has got what of hers (GDPR articles 13 to 15). Texts are in the language of
Accept-Language.
"""
* insert SystemOperation(PrivacyReport, true)
* code = #privacy-report
* insert CalledBy(herself)
* insert WithScope(patient/AuditEvent.s)
* insert CalledBy(login-server)
* comment = "By POST only. One who acts for another is refused with 403 `consent-not-yours`. With the format `html` it is a page, text/html, and not Parameters. The general part is at /privacy for everybody, without a token."
* insert In(format, 0, 1, code, [[`json` or `html`. When it is left out, what Accept begins with, else `json`.]])
* insert In(patient, 0, 1, Reference, [[For auth-server alone: whose. Must be there then.]])
* insert To(Patient)
* insert In(sid, 0, 1, string, [[For auth-server alone: her session there, a UUID. Must be there then.]])
* insert Out(statement, 1, 1, string, [[The version of the statement of what is kept.]])
* insert OutWithParts(controller, 1, 1, [[Who decides why and how her data are processed.]])
* insert PartyParts
* insert OutWithParts(processor, 1, 1, [[Who processes them for the controller.]])
* insert PartyParts
* insert OutWithParts(protection-officer, 1, 1, [[Whom to ask about it.]])
* insert Part(contact, 1, 1, string, [[Where to turn.]])
* insert OutWithParts(processing, 1, [[*]], [[One for each kind of data.]])
* insert Part(code, 1, 1, code, [[The kind.]])
* insert Part(name, 1, 1, string, [[What it is called.]])
* insert Part(source, 1, 1, string, [[Where it comes from.]])
* insert Part(purpose, 1, 1, string, [[What it is for.]])
* insert Part(ground, 1, 1, string, [[The legal ground.]])
* insert Part(kept, 1, 1, string, [[How long it is kept.]])
* insert Part(period, 1, 1, code, [[The same as a duration of ISO 8601.]])
* insert OutWithParts(passes-through, 0, [[*]], [[One for each source: what it has is kept by it, and passes through.]])
* insert PartyParts
* insert OutWithParts(right, 1, [[*]], [[One for each right.]])
* insert Part(code, 1, 1, code, [[`information`, `access`, `portability`, `rectification`, `erasure`, `withdrawal`, `restriction` or `complaint`.]])
* insert Part(text, 1, 1, string, [[What it is, and how it is used.]])
* insert Part(operation, 0, 1, string, [[The operation by which it is used, with the dollar sign.]])
* insert OutWithParts(complaint-to, 1, 1, [[The supervisory authority.]])
* insert PartyParts
* insert Out(patient, 1, 1, Reference, [[Whom the report is about.]])
* insert To(Patient)
* insert Out(made, 1, 1, instant, [[When it was made.]])
* insert Out(erased-on, 0, 1, date, [[The day on which she is erased, when there is one.]])
* insert Out(external-controller, 0, [[*]], Identifier, [[Other controllers about whom she has decided something: organisation numbers.]])
* insert OutWithParts(recipient, 0, [[*]], [[One for each app or system, kind of person and service: who has got what of hers.]])
* insert Part(kind, 1, 1, code, [[What kind of recipient it is.]])
* insert Part(client-id, 0, 1, string, [[The app or system.]])
* insert Part(name, 0, 1, string, [[Its name.]])
* insert Part(service, 1, 1, Coding, [[What was used.]])
* insert Part(first, 1, 1, instant, [[The first time.]])
* insert Part(last, 1, 1, instant, [[The last time.]])
* insert Part(times, 1, 1, integer, [[How many times.]])

RuleSet: PartyParts
* insert Part(name, 1, 1, string, [[Who it is.]])
* insert Part(identifier, 1, 1, Identifier, [[The organisation number.]])
* insert Part(contact, 0, 1, string, [[Where to turn.]])
