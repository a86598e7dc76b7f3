Instance: samtykke-citizen-app
InstanceOf: CapabilityStatement
Usage: #definition
Title: "An app in a citizen's hands"
Description: """
What an app that citizens use must cope with. It logs in by SMART App Launch 2.2 with PKCE, reads what its scopes and her approval
reach, tells a refusal in the words that it is given, and names a source that was silent.
"""
* insert Statement(SamtykkeCitizenApp)
* rest.mode = #client
* rest.documentation = "Puts no national number in an address, keeps no token longer than the session, and asks again for what passed through when a new session begins, since the ids of it are handles."
* insert Smart
* rest.security.description = "Authorization code with PKCE; `launch/patient` and scopes of version 2, as narrow as they can be. The log-in is at level 4; a device of hers where the server takes it."
* insert Type(Patient)
* insert Expected(SHALL)
* insert Supports(samtykke-patient)
* insert Does(read)
* insert Type(Consent)
* insert Expected(SHOULD)
* insert Supports(samtykke-consent)
* insert Does(read)
* insert Does(search-type)
* insert Does(create)
* insert Does(update)
* insert Type(AuditEvent)
* insert Expected(SHOULD)
* insert Supports(samtykke-audit-event-citizen)
* insert Does(read)
* insert Does(search-type)
* insert Type(DocumentReference)
* insert Expected(MAY)
* insert Supports(samtykke-document-reference)
* insert Does(read)
* insert Does(search-type)
* insert Type(Binary)
* insert Expected(MAY)
* insert Supports(samtykke-binary)
* insert Does(read)
* insert Type(RelatedPerson)
* insert Expected(MAY)
* insert Supports(samtykke-related-person-holder)
* insert Does(read)
* insert Does(search-type)
* insert Offers(explain)
* insert OperationExpected(SHOULD)
* insert Offers(available-services)
* insert OperationExpected(SHOULD)
* insert Offers(preview)
* insert OperationExpected(SHOULD)
* insert Offers(events-since-last-login)
* insert OperationExpected(MAY)
* insert Offers(session-key)
* insert OperationExpected(MAY)
* insert Offers(emergency-block)
* insert OperationExpected(MAY)

Instance: samtykke-hospital
InstanceOf: CapabilityStatement
Usage: #definition
Title: "A hospital, or another controller, that exchanges"
Description: """
What a system of a controller does as a client, without a person: it stores new resources within its `system/` scopes, asks who
may act for whom, and asks and brings settings as far as it was granted. It reads no other data of citizens and changes none. What a hospital itself holds and shows is described by
`samtykke-source`.
"""
* insert Statement(SamtykkeHospital)
* rest.mode = #client
* insert Smart
* rest.security.description = "SMART Backend Services with private_key_jwt, or a token of HelseID. Scopes are `system/Observation.c` and the like, and `system/RelatedPerson.rs` and `system/Consent.rs?category=proxy-mandate` to ask who may act for whom; `system/Consent` by what was granted, and `system/Subscription.cruds` to be told when it changes."
* rest.interaction.code = #transaction
* rest.interaction.documentation = "Plain creates, at most 200."
* insert Loaded(AllergyIntolerance)
* insert Loaded(CarePlan)
* insert Loaded(Claim)
* insert Loaded(Condition)
* insert Loaded(DiagnosticReport)
* insert Loaded(Encounter)
* insert Loaded(ExplanationOfBenefit)
* insert Loaded(Immunization)
* insert Loaded(MedicationRequest)
* insert Loaded(Observation)
* insert Loaded(Organization)
* insert Loaded(Patient)
* insert Loaded(Practitioner)
* insert Loaded(Procedure)
* insert Type(Subscription)
* insert Expected(MAY)
* rest.resource[=].documentation = "Its own alone: to be told of settings when they change."
* insert Supports(samtykke-subscription)
* insert Does(search-type)
* insert Does(read)
* insert Does(create)
* insert Does(update)
* insert Does(delete)
* insert OffersOfBackport(events)
* insert OffersOfBackport(status)
* insert Offers(check-representation)
* insert OperationExpected(MAY)
* insert Offers(privacy-settings)
* insert OperationExpected(MAY)
* insert Offers(is-active)
* insert OperationExpected(MAY)
* insert Offers(people-with-setting)
* insert OperationExpected(MAY)
* insert Offers(register-settings)
* insert OperationExpected(MAY)
* insert Offers(decide)
* insert OperationExpected(MAY)
* insert Offers(setting-changes)
* insert OperationExpected(MAY)
* insert Offers(load-settings)
* insert OperationExpected(MAY)
* insert Offers(load-status)
* insert OperationExpected(MAY)
* insert Offers(load-report)
* insert OperationExpected(MAY)
* insert Offers(export-status)
* insert OperationExpected(MAY)
* insert Offers(export-file)
* insert OperationExpected(MAY)

RuleSet: Loaded(type)
* insert Type({type})
* insert Expected(MAY)
* rest.resource[=].documentation = "Stored by an entry of a transaction."

Instance: samtykke-source
InstanceOf: CapabilityStatement
Usage: #definition
Title: "A source"
Description: """
What an endpoint of another controller must answer, so that what it has passes through to citizens. It is asked at the moment she asks. It has those of
the types that it has. Anything else than what was asked for is nonsense as a whole.
"""
* insert Statement(SamtykkeSource)
* rest.mode = #server
* rest.documentation = "Everything is a POST, since national numbers stand in bodies only: a search is a POST to _search with a form, _count, and the statement of who asks in samtykke-statement. The content of a document is opened by POST to Binary/[id]/$open. Answers are searchsets in JSON of at most 1000 entries."
* insert Smart
* rest.security.description = "SMART Backend Services: client credentials with a client_assertion (RFC 7523, ES384) and the scope system/*.rs."
* insert Asked(DocumentReference)
* insert Supports(samtykke-document-reference)
* insert Type(Binary)
* insert Expected(MAY)
* rest.resource[=].documentation = "With DocumentReference: POST to Binary/[id]/$open, answered 200, 206 or 416 with the content; encrypted to the key in encrypt-to where the source can."
* insert Asked(Appointment)
* insert Asked(ServiceRequest)
* insert Asked(Encounter)
* insert Asked(MedicationRequest)
* insert Asked(Condition)
* insert Asked(AllergyIntolerance)
* insert Asked(RelatedPerson)
* insert Asked(PractitionerRole)
* insert Type(Patient)
* insert Expected(MAY)
* insert Does(search-type)
* insert Finds(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier)

RuleSet: Asked(type)
* insert Type({type})
* insert Expected(MAY)
* insert Does(search-type)
* rest.resource[=].searchParam[+].name = "patient.identifier"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].documentation = "System and number of her about whom is asked."
