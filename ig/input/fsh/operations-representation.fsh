Instance: representations
InstanceOf: OperationDefinition
Usage: #definition
Title: "Whom she may act for"
Description: """
Whom the person who uses the app may act for, today: as a parent, as a guardian, or by a power of attorney. To act for one of
them the app asks for a new launch, where she chooses. An app is told no number and no birth date; auth-server is.
"""
* insert SystemOperation(Representations, false)
* code = #representations
* insert CalledBy(herself)
* insert WithScope(patient/RelatedPerson.s)
* insert CalledBy(login-server)
* comment = "By POST only, with Parameters, empty from an app: one that names somebody is refused with 400. One who acts for another is refused with 403 `consent-not-yours`."
* insert In(identifier, 0, 1, Identifier, [[For auth-server alone: the number of the person. Must be there then.]])
* insert OutWithParts(representation, 0, [[*]], [[One for each person.]])
* insert Part(identifier, 0, 1, Identifier, [[To auth-server alone: her number.]])
* insert Part(birth-date, 0, 1, date, [[To auth-server alone.]])
* insert Part(name, 1, 1, string, [[Her name, by the population register.]])
* insert Part(basis, 1, 1, code, [[The ground on which one acts for her.]])
* insert PartBound(access-ground)
* insert Part(reduced, 1, 1, boolean, [[Whether it is a child of 12 to 15, of whom a parent sees little.]])
* insert Part(until, 0, 1, date, [[The last day, when it is known.]])
* insert Part(area, 0, [[*]], code, [[Of a power of attorney: the areas that it covers, as far as the giver has them.]])
* insert PartBound(service-area)
* insert Part(terms-accepted, 1, 1, boolean, [[Whether the terms are accepted for her, so that there is a patient.]])
* insert Part(patient, 0, 1, Reference, [[Her Patient, when there is one.]])
* insert PartTo(Patient)
* insert Out(register, 1, 1, code, [[`answered`, or `unavailable`: then the population register is silent, and there is nobody.]])

Instance: mandates
InstanceOf: OperationDefinition
Usage: #definition
Title: "Powers of attorney that she gave and received"
Description: "Those that are proposed or accepted. Of the holder it tells what the giver wrote; of the giver her name by the population register, when that answers."
* insert SystemOperation(Mandates, false)
* code = #mandates
* insert CalledBy(herself)
* insert WithScope(patient/RelatedPerson.s)
* insert CalledBy(login-server)
* comment = "By POST only, with Parameters, empty from an app. No closure of hers, no age and no level stands in the way."
* insert ActorOnPages
* insert OutWithParts(given, 0, [[*]], [[One for each power that she gave.]])
* insert MandateParts
* insert Part(related-person, 1, 1, Reference, [[The holder.]])
* insert PartTo(RelatedPerson)
* insert Part(number, 1, 1, string, [[The number of the holder, masked: the birth date and no more.]])
* insert OutWithParts(received, 0, [[*]], [[One for each power that she holds or is offered.]])
* insert MandateParts

RuleSet: MandateParts
* insert Part(mandate, 1, 1, Reference, [[The Consent `proxy-mandate`.]])
* insert PartTo(Consent)
* insert Part(status, 1, 1, code, [[`proposed` or `active`.]])
* insert Part(area, 1, [[*]], code, [[The areas that it is given for.]])
* insert PartBound(service-area)
* insert Part(period, 0, 1, Period, [[From which day to which, where it has limits.]])
* insert Part(name, 0, 1, string, [[The name of the other.]])

Instance: accept-mandate
InstanceOf: OperationDefinition
Usage: #definition
Title: "Accept a power of attorney"
Description: "The holder accepts what was proposed to her. From the next request on she may act for the giver."
* insert SystemOperation(AcceptMandate, true)
* code = #accept-mandate
* insert MandateStep
* comment = "403 `holder-under-age`, `protected-address` or `register-unavailable`; 409 `terms-not-accepted`. 404 for one that is not proposed to her."

Instance: decline-mandate
InstanceOf: OperationDefinition
Usage: #definition
Title: "Decline a power of attorney"
Description: "The holder declines what was proposed to her."
* insert SystemOperation(DeclineMandate, true)
* code = #decline-mandate
* insert MandateStep
* comment = "404 for one that is not proposed to her."

Instance: end-mandate
InstanceOf: OperationDefinition
Usage: #definition
Title: "End a power of attorney"
Description: "The giver or the holder ends it, before it is accepted or after. It is ended as easily as it was given: no closure, age or level stands in the way."
* insert SystemOperation(EndMandate, true)
* code = #end-mandate
* insert MandateStep
* comment = "404 for one that is not hers."

RuleSet: MandateStep
* insert CalledBy(herself)
* insert WithScope(patient/Consent.u)
* insert CalledBy(login-server)
* insert In(mandate, 1, 1, Reference, [[The Consent `proxy-mandate`.]])
* insert To(Consent)
* insert ActorOnPages
* insert Out(mandate, 1, 1, Reference, [[The Consent.]])
* insert To(Consent)
* insert Out(status, 1, 1, code, [[Its status now: `active`, `rejected` or `inactive`.]])

Instance: check-representation
InstanceOf: OperationDefinition
Usage: #definition
Title: "May one act for another"
Description: """
A service outside asks whether a person may act for another, today, and about what. The question is a disclosure: it stands in the
log of the person whom it is about, with the name of the asker. One who is unknown, or does not use this platform, is answered
about like one who may not.
"""
* insert SystemOperation(CheckRepresentation, true)
* code = #check-representation
* insert CalledBy(representation-asker)
* insert WithScope(system/RelatedPerson.r)
* insert WithScope(system/Consent.r)
* comment = "Needs the grant `check` on `proxy-mandate`; else 403, whoever is asked about. The scope on Consent may be narrowed, as `system/Consent.rs?category=proxy-mandate`. 403 `register-unavailable` when the population register is silent. 400 for an area that does not exist."
* insert In(actor, 0, 1, Identifier, [[The number of the one who would act. When it is missing or no number, the answer is no.]])
* insert In(subject, 0, 1, Identifier, [[The number of the one for whom. When it is missing or no number, the answer is no.]])
* insert In(service-area, 0, 1, code, [[About what; everything when it is left out.]])
* insert Bound(service-area)
* insert In(receipt, 0, 1, boolean, [[Whether a signed receipt is wanted.]])
* insert Out(may-represent, 1, 1, boolean, [[The answer.]])
* insert Out(basis, 0, 1, code, [[Of a yes: the ground.]])
* insert Bound(access-ground)
* insert Out(until, 0, 1, date, [[Of a yes: the last day, when it is known.]])
* insert Out(area, 0, [[*]], code, [[Of a yes by a power of attorney: the areas.]])
* insert Bound(service-area)
* insert Out(receipt, 0, 1, string, [[Where it was wanted: a JWS to keep.]])
* insert Out(salt, 0, 1, string, [[With the receipt, and to be kept apart from it: what shows whom it is about.]])
