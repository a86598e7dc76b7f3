RuleSet: Names(name, kind)
* name = "{name}"
* status = #active
* kind = #{kind}
* date = "2026-11-26"

RuleSet: Known(type, value, preferred)
* uniqueId[+].type = #{type}
* uniqueId[=].value = "{value}"
* uniqueId[=].preferred = {preferred}

Instance: client-id
InstanceOf: NamingSystem
Usage: #definition
Title: "Ids of clients"
* insert Names(ClientId, identifier)
* description = "The ids by which the authorization server knows apps and systems, as Consents and answers of operations name them."
* responsible = "Samtykke"
* insert Known(uri, https://samtykke.example/fhir/NamingSystem/client-id, true)

Instance: fodselsnummer
InstanceOf: NamingSystem
Usage: #definition
Title: "Fødselsnummer"
* insert Names(Fodselsnummer, identifier)
* description = "National identity numbers of Norway. Given by the population register; described here as a fact, not published by us."
* responsible = "Skatteetaten"
* insert Known(oid, 2.16.578.1.12.4.1.4.1, true)
* insert Known(uri, http://hl7.no/fhir/NamingSystem/FNR, false)

Instance: d-number
InstanceOf: NamingSystem
Usage: #definition
Title: "D-number"
* insert Names(DNumber, identifier)
* description = "Numbers of people who have no fødselsnummer. Given by the population register; described here as a fact, not published by us."
* responsible = "Skatteetaten"
* insert Known(oid, 2.16.578.1.12.4.1.4.2, true)
* insert Known(uri, http://hl7.no/fhir/NamingSystem/DNR, false)

Instance: hpr-number
InstanceOf: NamingSystem
Usage: #definition
Title: "HPR number"
* insert Names(HprNumber, identifier)
* description = "Numbers of health personnel in Norway; described here as a fact, not published by us."
* insert Known(oid, 2.16.578.1.12.4.1.4.4, true)
* insert Known(uri, http://hl7.no/fhir/NamingSystem/HPR, false)

Instance: organisation-number
InstanceOf: NamingSystem
Usage: #definition
Title: "Organisation number"
* insert Names(OrganisationNumber, identifier)
* description = "Numbers of Enhetsregisteret in Norway; described here as a fact, not published by us."
* responsible = "Brønnøysundregistrene"
* insert Known(oid, 2.16.578.1.12.4.1.4.101, true)

Instance: resh-id
InstanceOf: NamingSystem
Usage: #definition
Title: "RESH id"
* insert Names(ReshId, identifier)
* description = "Ids of units of the specialist health service in Norway; described here as a fact, not published by us."
* insert Known(oid, 2.16.578.1.12.4.1.4.102, true)

Instance: her-id
InstanceOf: NamingSystem
Usage: #definition
Title: "HER id"
* insert Names(HerId, identifier)
* description = "Ids of those who exchange messages in the health sector of Norway; described here as a fact, not published by us."
* insert Known(oid, 2.16.578.1.12.4.1.2, true)
