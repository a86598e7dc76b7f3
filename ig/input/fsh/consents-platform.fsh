// Acceptance of the terms, and what an app may do: both given on the pages of log-in, where she sees what she agrees to.

Profile: SamtykkeConsentPlatformTerms
Parent: SamtykkeConsent
Id: samtykke-consent-platform-terms
Title: "Consent: acceptance of the terms"
Description: """
Opens the services for one person, at the level that she chose. She accepts the terms on the page of log-in, from 16 herself;
a parent or a guardian does it for one whom they represent. Until then nothing of hers is served. A new version of the terms
asks for a new acceptance at the next log-in; another level is a new acceptance too. An app can withdraw it for her, never
give it.

When it is withdrawn, the profile is erased two years later at most: the day stands in `retention-until`. Accepting the
terms anew takes the day away.
"""
* ^experimental = false
* insert Category(#platform-terms)
* insert PlainProvision
* obeys samtykke-consent-3 and samtykke-terms-1
* extension contains RetentionUntil named retentionUntil 0..1 MS
* category 2..2
* category contains level 1..1 MS
* category[level] from consent-level (required)
* category[level] ^short = "basic, basic-plus or full"
* category[level].coding 1..1
* category[level].coding.system 1..1
* category[level].coding.system = $consent-level (exactly)
* category[level].coding.code 1..1
* policy.uri ^short = "The version of the terms that she was shown"
* provision.type = #permit (exactly)
* provision.period 0..0

Invariant: samtykke-terms-1
Description: "Only terms that were withdrawn have a day of erasure"
Severity: #error
Expression: "extension('https://samtykke.example/fhir/StructureDefinition/retention-until').empty() or status = 'inactive'"

Extension: RetentionUntil
Id: retention-until
Title: "Day of erasure"
Description: "The day on which her profile is erased, after she withdrew the terms or asked to be erased. On the withdrawn Consent of category platform-terms only; written by the server, and taken away when the terms are accepted anew. It is not the retention of the Consent itself, which goes with the profile."
* ^experimental = false
* ^context.type = #element
* ^context.expression = "Consent"
* value[x] 1..1
* value[x] only date
* valueDate ^short = "A whole day in Norway"

Profile: SamtykkeConsentAppAccess
Parent: SamtykkeConsent
Id: samtykke-consent-app-access
Title: "Consent: access for an app"
Description: """
What one app may do for one person, as approved on the page of log-in: the SMART scopes that were left ticked. Who approves is
whoever uses the app; one who acts for another approves for that one, and only for herself as its user. Approving the same app
again replaces it. It is withdrawn as any other Consent, or on her page of apps, and acts on the next request.

PCF leaves `provision.code` out. Here it holds the scopes, since a scope is exactly what was permitted; one who knows PCF only
still finds the app as recipient in `provision.actor`.
"""
* ^experimental = false
* insert Category(#app-access)
* insert OneCategoryAlone
* obeys samtykke-consent-3 and samtykke-app-access-1
* organization ^short = "The controller of what the app does, as she was shown"
* organization.display 1..1
* organization.identifier 0..0
* provision.type = #permit (exactly)
* provision.period 0..0
* provision.purpose 0..0
* provision.actor 1..1 MS
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference.reference 0..0
* provision.actor.reference.identifier 1..1 MS
* provision.actor.reference.identifier ^short = "The app, by its client_id"
* provision.actor.reference.identifier.system 1..1
* provision.actor.reference.identifier.system = $client-id (exactly)
* provision.actor.reference.identifier.value 1..1
* provision.actor.reference.display 1..1 MS
* provision.actor.reference.display ^short = "The app's name, as she was shown"
* provision.code 1..* MS
* provision.code ^short = "One for each approved scope"
* provision.code.coding 1..1
* provision.code.coding.system 1..1
* provision.code.coding.system = $smart-scopes (exactly)
* provision.code.coding.code 1..1

Invariant: samtykke-app-access-1
Description: "Who approved an app that has access is a person who is here: an erased one approves nothing"
Severity: #error
Expression: "status != 'active' or performer.reference.exists()"

Profile: SamtykkeConsentEmergencyBlock
Parent: SamtykkeConsent
Id: samtykke-consent-emergency-block
Title: "Consent: emergency block"
Description: """
Closes everything that is hers at once, when her eID may be in the hands of another: `$emergency-block` makes it and ends all
her sessions in one transaction. She sets it herself, through an app or on her account page, or asks staff to. It is about the
person who acts, never about one whom she represents. A signed form ends it, since the one who has her eID could click it away.
"""
* ^experimental = false
* insert Category(#emergency-block)
* insert OneCategoryAlone
* insert EndedByFormOnly
* obeys samtykke-consent-3 and samtykke-consent-4
* provision.type = #deny (exactly)

Profile: SamtykkeConsentSupportAccess
Parent: SamtykkeConsent
Id: samtykke-consent-support-access
Title: "Consent: insight for support"
Description: """
Lets support see, by `$support-settings`, why something is refused to her: her Consents in force and nothing of her health. She
gives it herself through an app. It must have an end, on one of the seven days after the day it is given on, so that it is
not forgotten; she can withdraw it before.
"""
* ^experimental = false
* insert Category(#support-access)
* insert OneCategoryAlone
* insert GivenThroughApps
* obeys samtykke-consent-4
* provision.type = #permit (exactly)
* provision.period 1..1
* provision.period.end 1..1 MS
* provision.period.end ^short = "Within seven days"
