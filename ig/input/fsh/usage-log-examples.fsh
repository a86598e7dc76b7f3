RuleSet: LogRow(action, recorded, outcome)
* language = #en
* action = #{action}
* recorded = "{recorded}"
* outcome = #{outcome}
* source.observer.display = "Samtykke"
* source.type = $security-source-type#4 "Application Server"

RuleSet: LogOf(patient)
* entity[0].what = Reference({patient})
* entity[0].type = $audit-entity-type#1 "Person"
* entity[0].role = $object-role#1 "Patient"

RuleSet: AskedBy(patient, ground, display)
* agent[asked].requestor = true
* agent[asked].who = Reference({patient})
* agent[asked].role = $access-ground#{ground} {display}

RuleSet: ThroughApp
* agent[app].requestor = false
* agent[app].type = $dcm#110150 "Application"
* agent[app].who.identifier.value = "my-health"
* agent[app].who.display = "My health"

RuleSet: BySystem(client, name)
* agent[asked].requestor = true
* agent[asked].type = $dcm#110150 "Application"
* agent[asked].who.identifier.value = "{client}"
* agent[asked].who.display = "{name}"

Instance: kari-reads-her-test-results
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: Kari reads her own test results"
Description: "A use by the citizen herself, through an app: the ground is own-data, and the agent and the entity are the same Patient. Which results she saw is not told."
* insert LogRow(E, 2026-11-20T08:15:30.123Z, 0)
* type = $audit-event-type#rest "RESTful Operation"
* subtype[service] = $service#test-results "Test results and measurements"
* insert AskedBy(Patient/kari, own-data, "Own information")
* insert ThroughApp
* insert LogOf(Patient/kari)

Instance: kari-reads-for-her-son
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: a mother reads for her son"
Description: "One who acts for another: the agent is the mother's Patient, the entity is her son of eight, the ground is parental responsibility. It stands in his log."
* insert LogRow(R, 2026-11-20T08:17:02.004Z, 0)
* type = $audit-event-type#rest "RESTful Operation"
* subtype[service] = $service#vaccines "Vaccines"
* insert AskedBy(Patient/kari, parental-responsibility, "Parental responsibility")
* insert ThroughApp
* insert LogOf(Patient/ola)

Instance: roald-is-refused-after-closing
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: a refusal"
Description: "Roald closed his digital access and tried to read his record all the same: outcome 4, with the reason as a sentence. There is no ground, for nothing was opened."
* insert LogRow(E, 2026-11-21T19:40:00.550Z, 4)
* type = $audit-event-type#rest "RESTful Operation"
* subtype[service] = $service#record-documents "Record documents"
* outcomeDesc = "Digital access is closed."
* agent[asked].requestor = true
* agent[asked].who = Reference(Patient/roald)
* insert ThroughApp
* insert LogOf(Patient/roald)

Instance: kari-logs-in
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: a log-in"
Description: "A log-in at ID-porten: DICOM User Authentication, with the subtype Login beside the service."
* insert LogRow(E, 2026-11-20T08:15:01.900Z, 0)
* type = $dcm#110114 "User Authentication"
* subtype[service] = $service#login "Log-in"
* subtype[happened] = $dcm#110122 "Login"
* agent[asked].requestor = true
* agent[asked].who = Reference(Patient/kari)
* insert ThroughApp
* insert LogOf(Patient/kari)

Instance: kari-adds-a-passkey
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: a passkey is added"
Description: "A device that she can log in with was added: DICOM Security Alert with the subtype User Security Attributes Changed. Somebody else who adds one to her account cannot hide it."
* insert LogRow(C, 2026-11-20T08:20:44.000Z, 0)
* type = $dcm#110113 "Security Alert"
* subtype[service] = $service#devices "Devices"
* subtype[happened] = $dcm#110137 "User Security Attributes Changed"
* agent[asked].requestor = true
* agent[asked].who = Reference(Patient/kari)
* insert LogOf(Patient/kari)

Instance: a-hospital-loads-data-about-kari
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: a system loads data"
Description: "A system acted by itself: its client is the agent who asked, on the ground of a system that was granted access. One row for the whole transaction."
* insert LogRow(C, 2026-11-19T02:00:10.000Z, 0)
* type = $audit-event-type#rest "RESTful Operation"
* subtype[service] = $service#data-load "Data loaded by a system"
* insert BySystem(helse-vest-loader, Helse Vest)
* agent[asked].role = $access-ground#system "System with granted access"
* insert LogOf(Patient/kari)

Instance: a-stranger-is-refused-at-log-in
InstanceOf: SamtykkeAuditEventCitizen
Usage: #example
Title: "Log: somebody without a profile is refused"
Description: "A first log-in that was refused: nobody has a Patient yet, so neither an agent nor an entity is named. Such a row is in nobody's log; it shows the least that a row holds."
* insert LogRow(E, 2026-11-22T10:00:00.000Z, 4)
* type = $dcm#110114 "User Authentication"
* subtype[service] = $service#login "Log-in"
* subtype[happened] = $dcm#110122 "Login"
* outcomeDesc = "You must be 16 or older to log in yourself."
* agent[asked].requestor = true

Instance: a-pharmacy-asks-who-may-act-for-kari
InstanceOf: SamtykkeAuditEventDisclosure
Usage: #example
Title: "Log: a service outside asked who may act for Kari"
Description: "A disclosure: a pharmacy's system asked whether another may act for Kari, and was answered. She sees when, and by whom."
* insert LogRow(R, 2026-11-23T12:30:00.000Z, 0)
* type = $dcm#110106 "Export"
* subtype[service] = $service#representation "Representation of others"
* subtype[disclosed] = $iso-21089-lifecycle#disclose "Disclose Record Lifecycle Event"
* insert BySystem(fjord-pharmacy, The pharmacy at Fjord)
* insert LogOf(Patient/kari)

RuleSet: SystemRow(action, recorded, outcome)
* type = $audit-event-type#rest "RESTful Operation"
* action = #{action}
* recorded = "{recorded}"
* outcome = #{outcome}
* source.observer.display = "Samtykke"
* entity[transaction].type = $balp-entity-type#XrequestId "X-Request-Id"

RuleSet: ClientIs(part, role, display, requestor)
* agent[{part}].type = $dcm#{role} {display}
* agent[{part}].requestor = {requestor}
* agent[{part}].who.identifier.value = "helse-vest-loader"
* agent[{part}].who.identifier.assigner.identifier.system = $enh
* agent[{part}].who.identifier.assigner.identifier.value = "983658725"
* agent[{part}].who.display = "Helse Vest"
* agent[{part}].network.address = "helse-vest-loader"
* agent[{part}].network.type = #1

RuleSet: ServerIs(part, role, display)
* agent[{part}].type = $dcm#{role} {display}
* agent[{part}].requestor = false
* agent[{part}].who.display = "Samtykke"
* agent[{part}].network.address = "samtykke.example"
* agent[{part}].network.type = #1

RuleSet: OfPatient(patient)
* entity[patient].what = Reference({patient})
* entity[patient].type = $audit-entity-type#1 "Person"
* entity[patient].role = $object-role#1 "Patient"

Instance: security-view-of-a-load
InstanceOf: SamtykkeAuditEventSecurity
Usage: #example
Title: "Security view: a load, with who was at work"
Description: "A transaction that stored an observation of Kari, as BALP's PatientCreate: the client is the source, the server the destination, and the nurse at work is known by HPR number from the token of HelseID."
* insert SystemRow(C, 2026-11-19T02:00:10.000Z, 0)
* subtype = $restful-interaction#create "create"
* insert ClientIs(source, 110153, "Source Role ID", false)
* insert ServerIs(destination, 110152, "Destination Role ID")
* agent[personnel].type = $v3-ParticipationType#IRCP "information recipient"
* agent[personnel].requestor = true
* agent[personnel].who.identifier.system = $hpr
* agent[personnel].who.identifier.value = "9144900"
* entity[data].what = Reference(Observation/blood-pressure-of-kari)
* entity[data].type = $audit-entity-type#2 "System Object"
* entity[data].role = $object-role#4 "Domain Resource"
* insert OfPatient(Patient/kari)
* entity[transaction].what.identifier.value = "0193a1f2-7c3e-4b6d-9a51-2f8e4d0c6b7a"

Instance: security-view-of-a-look
InstanceOf: SamtykkeAuditEventSecurity
Usage: #example
Title: "Security view: somebody read the log"
Description: "To look is logged in turn. The client that got what was read is the destination, and the server the source, as in BALP's PatientRead."
* insert SystemRow(R, 2026-11-19T07:30:00.000Z, 0)
* subtype = $restful-interaction#read "read"
* insert ServerIs(source, 110153, "Source Role ID")
* insert ClientIs(destination, 110152, "Destination Role ID", true)
* entity[data].what = Reference(a-hospital-loads-data-about-kari)
* entity[data].type = $audit-entity-type#2 "System Object"
* entity[data].role = $object-role#4 "Domain Resource"
* insert OfPatient(Patient/kari)
* entity[transaction].what.identifier.value = "0193a1f3-0e6a-4b4e-8f5a-7f3c2d1b0a9e"

Instance: security-view-after-the-details-are-gone
InstanceOf: SamtykkeAuditEventSecurity
Usage: #example
Title: "Security view: when the details are gone"
Description: "An event that is older than the details are kept: who and when are left, the interaction and the resources are not."
* insert SystemRow(E, 2024-10-01T09:00:00.000Z, 4)
* outcomeDesc = "system-not-granted"
* insert ClientIs(source, 110153, "Source Role ID", true)
* insert ServerIs(destination, 110152, "Destination Role ID")
* entity[transaction].what.identifier.value = "01924e10-6d2b-4c3a-9f41-5b6a7c8d9e0f"
