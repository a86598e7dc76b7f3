// Settings of people as files: fetched by FHIR Bulk Data Access.

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
