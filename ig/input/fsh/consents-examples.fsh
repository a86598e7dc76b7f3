// One decision of each category, and how some of them go on. Policies carry the version that was in force.

RuleSet: DecidedBy(patient, performer, day)
* scope = $consentscope#patient-privacy
* patient = Reference({patient})
* performer = Reference({performer})
* dateTime = "{day}T10:15:00+01:00"

RuleSet: OnThisPlatform(policy)
* organization.display = "Samtykke"
* policy.uri = "https://samtykke.example/policy/{policy}/2026-11-01"

RuleSet: OnHerSettingsPage
* sourceReference.display = "The settings page of the app"

Instance: kari-accepts-the-terms
InstanceOf: SamtykkeConsentPlatformTerms
Title: "Kari accepts the terms in full"
Description: "The gate to everything, with the level that she chose and the version of the terms that she was shown."
Usage: #example
* status = #active
* insert DecidedBy(kari, kari, 2026-11-02)
* category[kind].coding = $consent-category#platform-terms
* category[level].coding = $consent-level#full
* organization.display = "Samtykke"
* policy.uri = "https://samtykke.example/terms/2026-11-01"
* sourceReference.display = "The page of log-in"
* provision.type = #permit

Instance: kari-accepts-the-terms-for-ola
InstanceOf: SamtykkeConsentPlatformTerms
Title: "Kari accepts the terms for Ola"
Description: "A parent decides for a child under 16: the patient is the child, the performer is the parent."
Usage: #example
* status = #active
* insert DecidedBy(ola, kari, 2026-11-02)
* category[kind].coding = $consent-category#platform-terms
* category[level].coding = $consent-level#basic
* organization.display = "Samtykke"
* policy.uri = "https://samtykke.example/terms/2026-11-01"
* sourceReference.display = "The page of log-in"
* provision.type = #permit

Instance: per-withdrew-the-terms
InstanceOf: SamtykkeConsentPlatformTerms
Title: "Per withdrew the terms"
Description: "The acceptance is inactive and carries the day on which the profile is erased, two years later at most."
Usage: #example
* extension[retentionUntil].valueDate = "2028-11-20"
* status = #inactive
* insert DecidedBy(per, per, 2026-11-02)
* category[kind].coding = $consent-category#platform-terms
* category[level].coding = $consent-level#basic-plus
* organization.display = "Samtykke"
* policy.uri = "https://samtykke.example/terms/2026-11-01"
* sourceReference.display = "The page of log-in"
* provision.type = #permit

Instance: kari-lets-an-app-read
InstanceOf: SamtykkeConsentAppAccess
Title: "Kari lets an app read test results"
Description: "One app, by its client_id and the name that she was shown, and one code for each scope that she left ticked."
Usage: #example
* status = #active
* insert DecidedBy(kari, kari, 2026-11-03)
* category[kind].coding = $consent-category#app-access
* insert OnThisPlatform(app-access)
* sourceReference.display = "The page of approval"
* provision.type = #permit
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference.identifier.system = $client-id
* provision.actor.reference.identifier.value = "sandbox-app"
* provision.actor.reference.display = "Helsemappa"
* provision.code[0].coding = $smart-scopes#patient/Observation.rs
* provision.code[1].coding = $smart-scopes#patient/Patient.r

Instance: kari-opens-a-health-archive
InstanceOf: SamtykkeConsentHealthArchive
Title: "Kari opens a health archive"
Description: "Apps may keep entries of her own from the next request on."
Usage: #example
* status = #active
* insert DecidedBy(kari, kari, 2026-11-04)
* category[kind].coding = $consent-category#health-archive
* insert OnThisPlatform(health-archive)
* insert OnHerSettingsPage
* provision.type = #permit

Instance: kari-limits-her-health-archive
InstanceOf: SamtykkeConsentHealthArchive
Title: "Kari limits her health archive to a year"
Description: "What comes later is given as a new instance with a period; the one before becomes inactive in the same transaction."
Usage: #example
* status = #active
* insert DecidedBy(kari, kari, 2026-11-05)
* category[kind].coding = $consent-category#health-archive
* insert OnThisPlatform(health-archive)
* insert OnHerSettingsPage
* provision.type = #permit
* provision.period.start = "2026-11-05"
* provision.period.end = "2027-11-04"

Instance: kari-closed-her-health-archive
InstanceOf: SamtykkeConsentHealthArchive
Title: "Kari withdrew her health archive"
Description: "Withdrawn: the same instance with status inactive and nothing else changed. What was stored stays until she deletes it."
Usage: #example
* status = #inactive
* insert DecidedBy(kari, kari, 2026-11-05)
* category[kind].coding = $consent-category#health-archive
* insert OnThisPlatform(health-archive)
* insert OnHerSettingsPage
* provision.type = #permit

Instance: kari-takes-part-in-a-study
InstanceOf: SamtykkeConsentResearch
Title: "Kari takes part in a study"
Description: "Another controller, by its number in Enhetsregisteret, under its own policy."
Usage: #example
* status = #active
* insert DecidedBy(kari, kari, 2026-11-06)
* category[kind].coding = $consent-category#research-consent
* organization.display = "Datatilsynet"
* organization.identifier.system = $enh
* organization.identifier.value = "974761467"
* policy.uri = "https://study.example/sleep/protocol/3"
* insert OnHerSettingsPage
* provision.type = #permit

Instance: somebody-took-part-in-a-study
InstanceOf: SamtykkeConsentResearch
Title: "A participant who was erased"
Description: "What the controller must be able to ask stays after she was erased: that it was decided, with who decided masked and without by what."
Usage: #example
* status = #inactive
* scope = $consentscope#patient-privacy
* patient = Reference(emma)
* performer.extension[erased].valueCode = #masked
* dateTime = "2026-11-06T10:15:00+01:00"
* category[kind].coding = $consent-category#research-consent
* organization.display = "Datatilsynet"
* organization.identifier.system = $enh
* organization.identifier.value = "974761467"
* policy.uri = "https://study.example/sleep/protocol/3"
* provision.type = #permit

Instance: per-reserves-against-a-register
InstanceOf: SamtykkeConsentRegisterReservation
Title: "Per reserves against a register"
Description: "A refusal towards the register that is its controller; it outlives the terms of this platform."
Usage: #example
* status = #active
* insert DecidedBy(per, per, 2026-11-06)
* category[kind].coding = $consent-category#register-reservation
* organization.display = "Helsedirektoratet"
* organization.identifier.system = $enh
* organization.identifier.value = "915933149"
* policy.uri = "https://register.example/reservation/2"
* insert OnHerSettingsPage
* provision.type = #deny

Instance: per-closes-own-access
InstanceOf: SamtykkeConsentSelfAccessClosure
Title: "Per closes own digital access"
Description: "Nothing of his is shown to himself or to those who represent him; he can still act for others. A signed form alone opens it again."
Usage: #example
* status = #active
* insert DecidedBy(per, per, 2026-11-07)
* category[kind].coding = $consent-category#self-access-closure
* insert OnThisPlatform(self-access-closure)
* insert OnHerSettingsPage
* provision.type = #deny

Instance: ingrid-closes-the-record
InstanceOf: SamtykkeConsentRecordAccessClosure
Title: "Ingrid closes digital access to the record"
Description: "Documents of hospitals are not shown; everything else is as before."
Usage: #example
* status = #active
* insert DecidedBy(ingrid, ingrid, 2026-11-07)
* category[kind].coding = $consent-category#record-access-closure
* insert OnThisPlatform(record-access-closure)
* insert OnHerSettingsPage
* provision.type = #deny

Instance: ingrid-closes-the-summary-care-record
InstanceOf: SamtykkeConsentKjernejournalAccessClosure
Title: "Ingrid closes digital access to the summary care record"
Description: "The summary care record goes on existing for those who treat her; she does not see it here."
Usage: #example
* status = #active
* insert DecidedBy(ingrid, ingrid, 2026-11-07)
* category[kind].coding = $consent-category#kjernejournal-access-closure
* insert OnThisPlatform(kjernejournal-access-closure)
* insert OnHerSettingsPage
* provision.type = #deny

Instance: nina-wants-no-summary-care-record
InstanceOf: SamtykkeConsentKjernejournalOptout
Title: "Nina wants no summary care record"
Description: "Through the 30th day after the start of the period she can have it back as it was; after that only a new one."
Usage: #example
* status = #active
* insert DecidedBy(nina, nina, 2026-11-08)
* category[kind].coding = $consent-category#kjernejournal-optout
* insert OnThisPlatform(kjernejournal-optout)
* insert OnHerSettingsPage
* provision.type = #deny
* provision.period.start = "2026-11-08T10:15:00+01:00"

Instance: gunnar-lets-others-use-the-services
InstanceOf: SamtykkeConsentInactiveRepresented
Title: "Gunnar leaves the services to Lise"
Description: "He does not use the services himself; the holder of his power of attorney goes on."
Usage: #example
* status = #active
* insert DecidedBy(gunnar, gunnar, 2026-11-09)
* category[kind].coding = $consent-category#inactive-represented
* insert OnThisPlatform(inactive-represented)
* insert OnHerSettingsPage
* provision.type = #deny

Instance: amina-blocks-everything
InstanceOf: SamtykkeConsentEmergencyBlock
Title: "Amina blocks everything"
Description: "Her eID may be in the hands of another: all sessions ended when this was made, and a signed form alone ends it."
Usage: #example
* status = #active
* insert DecidedBy(amina, amina, 2026-11-10)
* category[kind].coding = $consent-category#emergency-block
* insert OnThisPlatform(emergency-block)
* sourceReference.display = "The emergency block"
* provision.type = #deny

Instance: kari-lets-support-look
InstanceOf: SamtykkeConsentSupportAccess
Title: "Kari lets support look for three days"
Description: "Support sees why something is refused to her, and nothing of her health; the end is never more than seven days away."
Usage: #example
* status = #active
* insert DecidedBy(kari, kari, 2026-11-11)
* category[kind].coding = $consent-category#support-access
* insert OnThisPlatform(support-access)
* insert OnHerSettingsPage
* provision.type = #permit
* provision.period.end = "2026-11-14"

RuleSet: MandateForLise
* scope = $consentscope#patient-privacy
* patient = Reference(gunnar)
* performer = Reference(gunnar)
* dateTime = "2026-11-12T10:15:00+01:00"
* category[kind].coding = $consent-category#proxy-mandate
* policy.uri = "https://samtykke.example/policy/proxy-mandate/2026-11-01"
* provision.type = #permit
* provision.period.start = "2026-11-12"
* provision.period.end = "2027-11-11"
* provision.actor.role = $v3-ParticipationType#IRCP
* provision.actor.reference = Reference(lise-for-gunnar)
* provision.purpose = $service-area#health-record

Instance: gunnar-sends-a-power-of-attorney
InstanceOf: SamtykkeConsentProxyMandateProposal
Title: "A power of attorney as an app sends it"
Description: "What Gunnar decides and nothing that is the server's to say."
Usage: #example
* status = #proposed
* insert MandateForLise

Instance: gunnar-gave-a-power-of-attorney
InstanceOf: SamtykkeConsentProxyMandate
Title: "A power of attorney that stands"
Description: "Accepted by its holder: Lise may see Gunnar's record for a year."
Usage: #example
* status = #active
* insert MandateForLise
* organization.display = "Samtykke"
* sourceReference.display = "The app in which it was given"

Instance: lise-declined-a-power-of-attorney
InstanceOf: SamtykkeConsentProxyMandate
Title: "A power of attorney that was declined"
Description: "Its holder did not want it: rejected, and never anything else again."
Usage: #example
* status = #rejected
* insert MandateForLise
* organization.display = "Samtykke"
* sourceReference.display = "The app in which it was given"
