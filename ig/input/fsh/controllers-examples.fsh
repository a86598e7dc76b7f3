Instance: helse-vest
InstanceOf: SamtykkeOrganization
Usage: #example
Title: "A hospital trust as controller"
Description: "Helse Vest by its organisation number, as a system loads it beside its data."
* identifier[ENH].system = $enh
* identifier[ENH].value = "983658725"
* active = true
* name = "Helse Vest"

Instance: record-documents-of-helse-vest
InstanceOf: SamtykkeHealthcareService
Usage: #example
Title: "A service that a controller offers"
Description: "Helse Vest lets citizens see the documents of its journal."
* active = true
* providedBy = Reference(Organization/helse-vest)
* category = $service-category#insight
* type = $service#record-documents
* name = "Journaldokumenter i Helse Vest"
* endpoint = Reference(Endpoint/source-of-helse-vest)

Instance: source-of-helse-vest
InstanceOf: SamtykkeEndpoint
Usage: #example
Title: "Where a hospital is asked"
Description: "The address of a source that encrypts documents to the key of the app."
* extension[encrypts].valueBoolean = true
* status = #active
* connectionType = http://terminology.hl7.org/CodeSystem/endpoint-connection-type#hl7-fhir-rest
* name = "Helse Vest"
* managingOrganization = Reference(Organization/helse-vest)
* contact.system = #url
* contact.value = "https://helse-vest.example/journalarkivet"
* payloadType[0].text = "DocumentReference"
* payloadType[1].text = "Appointment"
* payloadMimeType = #application/fhir+json
* address = "https://fhir.helse-vest.example/fhir"
