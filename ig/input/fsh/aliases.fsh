Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $dnr = urn:oid:2.16.578.1.12.4.1.4.2
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101
Alias: $rsh = urn:oid:2.16.578.1.12.4.1.4.102
Alias: $her = urn:oid:2.16.578.1.12.4.1.2

Alias: $consentscope = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $v3-ActCode = http://terminology.hl7.org/CodeSystem/v3-ActCode
Alias: $v3-ActReason = http://terminology.hl7.org/CodeSystem/v3-ActReason
Alias: $v3-ParticipationType = http://terminology.hl7.org/CodeSystem/v3-ParticipationType
Alias: $audit-event-type = http://terminology.hl7.org/CodeSystem/audit-event-type
Alias: $restful-interaction = http://hl7.org/fhir/restful-interaction
Alias: $dcm = http://dicom.nema.org/resources/ontology/DCM

Alias: $access-ground = https://samtykke.example/fhir/CodeSystem/access-ground
Alias: $consent-category = https://samtykke.example/fhir/CodeSystem/consent-category
Alias: $consent-level = https://samtykke.example/fhir/CodeSystem/consent-level
Alias: $correction = https://samtykke.example/fhir/CodeSystem/correction
Alias: $origin = https://samtykke.example/fhir/CodeSystem/origin
Alias: $refusal-reason = https://samtykke.example/fhir/CodeSystem/refusal-reason
Alias: $service = https://samtykke.example/fhir/CodeSystem/service
Alias: $service-area = https://samtykke.example/fhir/CodeSystem/service-area
Alias: $service-category = https://samtykke.example/fhir/CodeSystem/service-category
Alias: $source-outcome = https://samtykke.example/fhir/CodeSystem/source-outcome
