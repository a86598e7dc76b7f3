Extension: OperationCaller
Id: operation-caller
Title: "Who may call an operation"
Description: """
Who an operation is for, and by which scopes. Repeated for each kind of caller. Without one that is not `login-server` an
operation is internal: it is for our own auth-server, is named in no CapabilityStatement and may change at any time.
"""
Context: OperationDefinition
* ^experimental = false
* extension contains
    audience 1..1 and
    scope 0..*
* extension[audience] ^short = "A kind of caller"
* extension[audience].value[x] 1..1
* extension[audience].value[x] only code
* extension[audience].value[x] from OperationAudiences (required)
* extension[scope] ^short = "What its token must hold; all of them where there are several"
* extension[scope].value[x] 1..1
* extension[scope].value[x] only string

ValueSet: OperationAudiences
Id: operation-audience
Title: "Kinds of callers of operations"
Description: "Whom an operation can be for."
* ^experimental = false
* include codes from system https://samtykke.example/fhir/CodeSystem/operation-audience
