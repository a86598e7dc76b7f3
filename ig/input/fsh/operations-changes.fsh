// How organisations keep in step with settings of people.

Instance: setting-changes
InstanceOf: OperationDefinition
Usage: #definition
Title: "What became of settings"
Description: """
An organisation follows settings: all that became of them after a cursor, since a moment, or ever, oldest first. Of one person, what
was done later comes later, and nothing is lost. That it was told stands in the log of each.
"""
* insert SystemOperation(SettingChanges, false)
* code = #setting-changes
* insert ForControllers(system/Consent.s)
* comment = "Needs the grant `feed`; else 403 `system-not-granted`. 400 for a cursor that is none, or is another's; 410 `list-forgotten` for one from before the oldest that is kept."
* insert In(category, 0, 1, code, [[Of which category; all that were granted when it is left out.]])
* insert Bound(consent-category)
* insert In(controller, 0, 1, Identifier, [[Whose settings: the organisation number. Without it and with a category, this platform's own.]])
* insert In(count, 0, 1, integer, [[How many on a page, 1 to 1000; 1000 when it is left out.]])
* insert In(cursor, 0, 1, string, [[`next` of an earlier answer to the same system for the same kinds.]])
* insert In(since, 0, 1, instant, [[Where there is no cursor: the moment from which changes are told.]])
* insert OutWithParts(change, 0, 1000, [[One for each, oldest first.]])
* insert Part(what, 1, 1, code, [[`given`, `changed`, `replaced` by another of the same kind in the same moment, `withdrawn`, or `erased` with her.]])
* insert Part(recorded, 1, 1, instant, [[When.]])
* insert Part(person, 0, 1, Identifier, [[Her number; missing once she is erased.]])
* insert Part(category, 1, 1, code, [[The category.]])
* insert Part(controller, 0, 1, Identifier, [[Its controller, unless that is this platform.]])
* insert Part(policy, 0, 1, uri, [[What she agreed to, or refused.]])
* insert Part(consent, 1, 1, Reference, [[The Consent.]])
* insert PartTo(Consent)
* insert Part(permits, 0, 1, boolean, [[Whether it permits, as it stands now; missing when it counts no more.]])
* insert Part(period, 0, 1, Period, [[From which day to which, as it stands now, where it has limits.]])
* insert Out(more, 1, 1, boolean, [[Whether there is more already.]])
* insert Out(next, 1, 1, string, [[The cursor to go on from, now or later.]])

Instance: setting-receivers
InstanceOf: OperationDefinition
Usage: #definition
Title: "Who has received what she decided"
Description: """
Every organisation that is told of her settings when they change: what it has received, and what it has not yet, a withdrawal too. The
newest change first. Organisations that ask stand in her log alone. By GET as well.
"""
* insert SystemOperation(SettingReceivers, false)
* code = #setting-receivers
* insert CalledBy(citizen)
* insert WithScope(patient/Consent.r)
* comment = "Refused as a read of her Consents would be."
* insert OutWithParts(change, 0, [[*]], [[One for each change and each organisation.]])
* insert Part(consent, 1, 1, Reference, [[The Consent.]])
* insert PartTo(Consent)
* insert Part(category, 1, 1, code, [[Its category.]])
* insert Part(what, 1, 1, code, [[`given`, `changed`, `replaced` or `withdrawn`.]])
* insert Part(recorded, 1, 1, instant, [[When.]])
* insert Part(receiver, 1, 1, string, [[The organisation.]])
* insert Part(received, 0, 1, instant, [[When it received it; missing while it has not.]])

Instance: setting-deliveries
InstanceOf: OperationDefinition
Usage: #definition
Title: "What does not arrive"
Description: "Who is told of settings, what is on its way to them and what was given up; and to send that again. It names no citizen."
* insert SystemOperation(SettingDeliveries, true)
* code = #setting-deliveries
* insert ForStaff
* comment = "What is sent again has the `Idempotency-Key` that it had."
* insert In(send-again, 0, 1, id, [[The subscription whose changes are sent again, as if they were new.]])
* insert OutWithParts(receiver, 0, [[*]], [[One for each subscription.]])
* insert Part(subscription, 1, 1, id, [[The subscription.]])
* insert Part(name, 1, 1, string, [[The organisation.]])
* insert Part(category, 1, 1, code, [[Of which category it is told.]])
* insert Part(attempts, 1, 1, integer, [[How many attempts in a row reached nobody.]])
* insert Part(waiting, 1, 1, integer, [[How many changes are on their way.]])
* insert Part(given-up, 1, 1, integer, [[How many were given up.]])
