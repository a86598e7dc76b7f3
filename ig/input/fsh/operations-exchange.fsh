// What organisations do with settings of people, by what they were granted.

RuleSet: ForControllers(scope)
* insert CalledBy(controller)
* insert WithScope({scope})

RuleSet: PeopleAsked
* insert In(person, 1, 1000, Identifier, [[The number of each. One that is no number is answered about like one who is not known.]])

RuleSet: KindOfSetting
* insert In(category, 1, 1, code, [[Of which category.]])
* insert Bound(consent-category)
* insert ControllerOfKind

RuleSet: ControllerOfKind
* insert In(controller, 0, 1, Identifier, [[Whose settings: the organisation number; this platform's own when it is left out.]])

RuleSet: OfPolicy
* insert In(policy, 0, 1, uri, [[One project or register of the controller, by the policy of its Consents; all when it is left out.]])

Instance: privacy-settings
InstanceOf: OperationDefinition
Usage: #definition
Title: "What people have set"
Description: """
An organisation asks what one or many people have set that is in force today: of one kind, or of all kinds of a controller that
were granted to it. One who is not known here is answered about like one who has set nothing. That it was told stands in the log of
each.
"""
* insert SystemOperation(PrivacySettings, false)
* code = #privacy-settings
* insert ForControllers(system/Consent.r)
* comment = "Needs the grant `read`; else 403 `system-not-granted`, whoever is asked about. A result stands for each person, in the order of the question. No national number stands in the answer."
* insert PeopleAsked
* insert In(category, 0, 1, code, [[Of which category; all that were granted when it is left out.]])
* insert Bound(consent-category)
* insert ControllerOfKind
* insert OfPolicy
* insert OutWithParts(result, 1, 1000, [[One for each person.]])
* insert Part(place, 1, 1, integer, [[Of the person in the question, from 1.]])
* insert PartWithParts(setting, 0, [[*]], [[What she has set.]])
* insert PartOfPart(category, 1, 1, code, [[The category.]])
* insert PartOfPart(controller, 0, 1, Identifier, [[Its controller, unless that is this platform.]])
* insert PartOfPart(policy, 0, 1, uri, [[What she agreed to, or refused.]])
* insert PartOfPart(permits, 1, 1, boolean, [[Whether it permits; else it refuses.]])
* insert PartOfPart(decided, 0, 1, dateTime, [[When she decided.]])
* insert PartOfPart(period, 0, 1, Period, [[From which day to which, where it has limits.]])
* insert PartOfPart(consent, 1, 1, Reference, [[The Consent.]])
* insert PartOfPart(version, 1, 1, string, [[For `if-match` of `$register-settings`.]])

Instance: is-active
InstanceOf: OperationDefinition
Usage: #definition
Title: "Who is active here"
Description: """
Whether one or many people use this platform: the terms are accepted at that level, and neither she nor another has closed it, made it
inactive or blocked it. Yes or no, and no for one who is not known.
"""
* insert SystemOperation(IsActive, false)
* code = #is-active
* insert ForControllers(system/Consent.r)
* comment = "Needs the grant `read` on `platform-terms` of this platform; else 403 `system-not-granted`. No reason is told."
* insert PeopleAsked
* insert In(level, 0, 1, code, [[The level that is needed; `basic` when it is left out.]])
* insert Bound(consent-level)
* insert OutWithParts(result, 1, 1000, [[One for each person, in the order of the question.]])
* insert Part(place, 1, 1, integer, [[Of the person in the question, from 1.]])
* insert Part(active, 1, 1, boolean, [[The answer.]])

Instance: people-with-setting
InstanceOf: OperationDefinition
Usage: #definition
Title: "All who have set something"
Description: """
All people who have set something of one kind that is in force today, page by page: to wash a list, or to begin to keep one in step.
Whoever sets something while pages are turned may be missing. That it was told stands in the log of each.
"""
* insert SystemOperation(PeopleWithSetting, false)
* code = #people-with-setting
* insert ForControllers(system/Consent.s)
* comment = "Needs the grant `list` for the kind; else 403 `system-not-granted`. 400 for a cursor that is none."
* insert KindOfSetting
* insert OfPolicy
* insert In(count, 0, 1, integer, [[How many on a page, 1 to 1000; 1000 when it is left out.]])
* insert In(cursor, 0, 1, string, [[`next` of the page before.]])
* insert OutWithParts(person, 0, 1000, [[One for each setting.]])
* insert Part(identifier, 1, 1, Identifier, [[Her number.]])
* insert Part(category, 1, 1, code, [[The category.]])
* insert Part(controller, 0, 1, Identifier, [[Its controller, unless that is this platform.]])
* insert Part(policy, 0, 1, uri, [[What she agreed to, or refused.]])
* insert Part(permits, 1, 1, boolean, [[Whether it permits; else it refuses.]])
* insert Part(decided, 0, 1, dateTime, [[When she decided.]])
* insert Part(period, 0, 1, Period, [[From which day to which, where it has limits.]])
* insert Part(consent, 1, 1, Reference, [[The Consent.]])
* insert PartTo(Consent)
* insert Part(version, 1, 1, string, [[For `if-match` of `$register-settings`.]])
* insert Out(next, 0, 1, string, [[Where the next page begins; missing on the last.]])

RuleSet: InPart(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = "{documentation}"

Instance: register-settings
InstanceOf: OperationDefinition
Usage: #definition
Title: "Bring what people decided elsewhere"
Description: """
A controller brings what people decided with it: given, or taken back. Each stands for itself, and one that is wrong spoils none. What
was decided later stands, wherever it was decided. One who is not known here gets a profile that holds her number and nothing else, so
that the answer does not tell who is here.
"""
* insert SystemOperation(RegisterSettings, true)
* code = #register-settings
* insert ForControllers(system/Consent.c)
* comment = "Needs the grant `register` for every kind that is in it; else 403 `system-not-granted` and nothing is stored. The same sent again is `unchanged`."
* parameter[+].name = #setting
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1000"
* parameter[=].documentation = "One decision of one person."
* insert InPart(person, 0, 1, Identifier, [[Her number. When it is missing or none, the outcome is `refused`.]])
* insert InPart(category, 1, 1, code, [[The category.]])
* insert PartBound(consent-category)
* insert InPart(controller, 1, 1, Identifier, [[Its controller, by organisation number.]])
* insert InPart(policy, 0, 1, uri, [[What she agreed to, or refused: an http or https address. Must be there.]])
* insert InPart(active, 0, 1, boolean, [[True when she gave it, false when she took it back. Must be there.]])
* insert InPart(decided, 0, 1, dateTime, [[When she decided, with the time of day, at most 5 minutes ahead. Must be there.]])
* insert InPart(source, 0, 1, Reference, [[The document at the controller that says so: display, and identifier where there is one, without national numbers. Must be there.]])
* insert InPart(if-match, 0, 1, string, [[The version of what it takes the place of, or ends. Left out when there is nothing.]])
* insert OutWithParts(result, 1, 1000, [[One for each setting, in the order that they came.]])
* insert Part(place, 1, 1, integer, [[Of the setting, from 1.]])
* insert Part(outcome, 1, 1, code, [[`registered`, `ended`, `unchanged` when it was so already, `conflict` when another stands than `if-match` names or was decided later, `refused` when a part is wrong.]])
* insert Part(version, 0, 1, string, [[Of what stands now.]])
* insert Part(decided, 0, 1, dateTime, [[Of a conflict: when what stands was decided, or when the last one was taken back.]])
* insert Part(problem, 0, 1, code, [[Of what was refused: the part that is missing or wrong.]])

Instance: decide
InstanceOf: OperationDefinition
Usage: #definition
Title: "May it be shown"
Description: """
An organisation that has data of a person asks whether something may be done with them now: whether data of a kind may be shown
digitally, to her or to one who acts for her (`PATRQT`), which is answered as the doors of this server answer an app that she approved
for everything; or whether she takes part in a project of research (`HRESCH`). The answer is signed. That it was told stands in her log.
"""
* insert SystemOperation(Decide, false)
* code = #decide
* insert ForControllers(system/Consent.r)
* comment = "Needs the grant `decide`: of `PATRQT` on `platform-terms` of this platform, of `HRESCH` on `research-consent` of the controller; else 403. 400 for another purpose: what is shown to personnel is not decided here. 503 `register-unavailable` when the population register is silent."
* insert In(person, 0, 1, Identifier, [[Her number. When it is missing or no number, the answer is `deny`.]])
* insert In(actor, 0, 1, Identifier, [[Of `PATRQT`: the number of one who would see it for her; herself when it is left out.]])
* insert In(type, 0, 1, code, [[Of `PATRQT`, and must be there: the type of resource.]])
* insert In(controller, 0, 1, Identifier, [[Of `HRESCH`, and must be there: whose project it is, by organisation number.]])
* insert In(policy, 0, 1, uri, [[Of `HRESCH`, and must be there: which project, by the policy of its Consents.]])
* insert In(purpose, 1, 1, code, [[`PATRQT` or `HRESCH` of v3-ActReason.]])
* insert Out(decision, 1, 1, code, [[`permit` or `deny`.]])
* insert Out(ground, 0, 1, code, [[Of a permit to show: the ground.]])
* insert Bound(access-ground)
* insert Out(consent, 0, [[*]], Reference, [[The Consents on which it hangs, of kinds that were granted.]])
* insert To(Consent)
* insert Out(receipt, 1, 1, string, [[A JWS to keep.]])
* insert Out(salt, 1, 1, string, [[To be kept apart from it: what shows whom it is about.]])
