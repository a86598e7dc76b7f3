// Settings of people as files: fetched by FHIR Bulk Data Access, and brought line by line.

Instance: export-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "How far an export has come"
Description: """
After `Patient/$export` or `Group/…/$export`: 202 while the files are prepared, then 200 with the list of files. By DELETE the export
is ended: 202, and nothing is known of it any more. The address is the `Content-Location` of the beginning.
"""
* insert SystemOperation(ExportStatus, false)
* code = #export-status
* insert ForControllers(system/Consent.s)
* comment = "Needs the grant `export`; else 403 `system-not-granted`. 404 for an export of another, and for one that is over, as for one that never was. The list of files is JSON in the form of Bulk Data Access, no FHIR resource."
* insert In(job, 1, 1, string, [[Which export.]])

Instance: export-file
InstanceOf: OperationDefinition
Usage: #definition
Title: "A file of an export"
Description: """
NDJSON, one type in a file. The file is made while it is fetched: what was withdrawn or erased since the export began is left out, and what
was taken back from the organisation too. That it was told stands in the log of each person on it before it leaves.
"""
* insert SystemOperation(ExportFile, false)
* code = #export-file
* insert ForControllers(system/Consent.s)
* comment = "As `$export-status`. 503 `log-unavailable` when what is told cannot be logged; a file that breaks off is to be fetched again."
* insert In(job, 1, 1, string, [[Which export.]])
* insert In(file, 1, 1, string, [[Which file, as its address in the list names it.]])

Instance: export-status-request
InstanceOf: Parameters
Usage: #example
Title: "How far is our export?"
Description: "By GET as parameters of the address: the one that the beginning was answered with."
* parameter[+].name = "job"
* parameter[=].valueString = "6f1c2a9e-5b1d-4c53-9a37-0b5cf0f0a1d2"

Instance: export-file-request
InstanceOf: Parameters
Usage: #example
Title: "The first file of Consents"
Description: "By GET as parameters of the address: one from the list of files."
* parameter[+].name = "job"
* parameter[=].valueString = "6f1c2a9e-5b1d-4c53-9a37-0b5cf0f0a1d2"
* parameter[+].name = "file"
* parameter[=].valueString = "consent-1"

Instance: register-reservation-915933149
InstanceOf: Group
Usage: #example
Title: "Those who reserve against a register"
Description: "What an organisation may fetch files of: a kind of setting that it was granted. Nobody is named in it."
* active = true
* type = #person
* actual = false
* code.coding = $consent-category#register-reservation
* managingEntity.identifier.system = $enh
* managingEntity.identifier.value = "915933149"
* characteristic.code.text = "Has set"
* characteristic.valueCodeableConcept.coding = $consent-category#register-reservation
* characteristic.exclude = false

Instance: reservation-that-counts-no-more
InstanceOf: Bundle
Usage: #example
Title: "A reservation that counts no more, as a line of a file"
Description: "When an export asks for what changed since a moment: what counts no more is named by its id."
* type = #transaction
* entry.request.method = #DELETE
* entry.request.url = "Consent/7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11"

Instance: load-settings
InstanceOf: OperationDefinition
Usage: #definition
Title: "Bring all that people decided before"
Description: """
The first load of a controller: what people decided with it before it was connected. The body is NDJSON (`application/fhir+ndjson`), and
each line a Parameters with what one `setting` of `$register-settings` has as parts. It is taken in, answered with 202 and a
`Content-Location`, and worked on afterwards, by the same rules: what was decided later stands, and the same line again is `unchanged`.
"""
* insert SystemOperation(LoadSettings, true)
* code = #load-settings
* insert ForControllers(system/Consent.c)
* comment = "Needs the grant `register`; else 403 `system-not-granted`. A line of a kind that was not granted is refused, and spoils no other. 400 without `Prefer: respond-async`, 413 for too many lines or one that is too long, 429 for too many at a time. One that breaks off on its way leaves nothing behind."
* insert In(person, 1, 1, Identifier, [[On a line: her number.]])
* insert In(category, 1, 1, code, [[The category.]])
* insert Bound(consent-category)
* insert In(controller, 1, 1, Identifier, [[Its controller: the organisation number.]])
* insert In(policy, 1, 1, uri, [[What she agreed to, or refused.]])
* insert In(active, 1, 1, boolean, [[Whether she gave it, or took it back.]])
* insert In(decided, 1, 1, dateTime, [[When she did, with the time of day.]])
* insert In(source, 1, 1, Reference, [[Where it is written down: a display, and maybe an identifier.]])
* insert In(if-match, 0, 1, string, [[The version that it takes the place of, or ends.]])

Instance: load-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "How far a first load has come"
Description: """
202 with `X-Progress` while lines wait, then 200 with how many lines came to which outcome. By DELETE it is ended: what waits is worked on
no more, and what was registered stays.
"""
* insert SystemOperation(LoadStatus, false)
* code = #load-status
* insert ForControllers(system/Consent.c)
* comment = "Needs the grant `register`. 404 for a load of another, and for one that is over, as for one that never was."
* insert In(job, 1, 1, string, [[Which load.]])
* insert Out(lines, 1, 1, integer, [[How many there were.]])
* insert Out(registered, 1, 1, integer, [[How many stand now.]])
* insert Out(ended, 1, 1, integer, [[How many were taken back.]])
* insert Out(unchanged, 1, 1, integer, [[How many were so already.]])
* insert Out(conflict, 1, 1, integer, [[How many met another state, or a later decision.]])
* insert Out(refused, 1, 1, integer, [[How many had a part that is missing or wrong, or were not granted.]])
* insert Out(report, 0, 1, uri, [[Where those in conflict and those refused are told; missing when there are none.]])

Instance: load-report
InstanceOf: OperationDefinition
Usage: #definition
Title: "What of a first load was not done"
Description: """
NDJSON: an OperationOutcome for each line that was refused or met a conflict, with the number of the line, the outcome and the name of the
part; of a conflict, when what met it was decided. Nothing of what stood in the line is repeated.
"""
* insert SystemOperation(LoadReport, false)
* code = #load-report
* insert ForControllers(system/Consent.c)
* comment = "As `$load-status`."
* insert In(job, 1, 1, string, [[Which load.]])

Instance: load-settings-request
InstanceOf: Parameters
Usage: #example
Title: "A line of a first load"
Description: "A reservation that came by letter, years ago."
* parameter[+].name = "person"
* parameter[=].valueIdentifier.system = $fnr
* parameter[=].valueIdentifier.value = "30814710161"
* parameter[+].name = "category"
* parameter[=].valueCode = #register-reservation
* parameter[+].name = "controller"
* parameter[=].valueIdentifier.system = $enh
* parameter[=].valueIdentifier.value = "983974724"
* parameter[+].name = "policy"
* parameter[=].valueUri = "https://register.example/reservation/1"
* parameter[+].name = "active"
* parameter[=].valueBoolean = true
* parameter[+].name = "decided"
* parameter[=].valueDateTime = "2019-03-04T12:00:00+01:00"
* parameter[+].name = "source"
* parameter[=].valueReference.display = "Letter, kept in the archive of the register"

Instance: load-status-answer
InstanceOf: Parameters
Usage: #example
Title: "A first load is done"
Description: "Two lines were not: the report tells which."
* parameter[+].name = "lines"
* parameter[=].valueInteger = 10000
* parameter[+].name = "registered"
* parameter[=].valueInteger = 9990
* parameter[+].name = "ended"
* parameter[=].valueInteger = 0
* parameter[+].name = "unchanged"
* parameter[=].valueInteger = 8
* parameter[+].name = "conflict"
* parameter[=].valueInteger = 1
* parameter[+].name = "refused"
* parameter[=].valueInteger = 1
* parameter[+].name = "report"
* parameter[=].valueUri = "https://samtykke.example/fhir/$load-report?job=6f1c2a9e-5b1d-4c53-9a37-0b5cf0f0a1d2"

Instance: load-report-request
InstanceOf: Parameters
Usage: #example
Title: "Which lines were not done?"
Description: "By GET as a parameter of the address."
* parameter[+].name = "job"
* parameter[=].valueString = "6f1c2a9e-5b1d-4c53-9a37-0b5cf0f0a1d2"
