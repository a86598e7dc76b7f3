// What she opens or closes for data of hers: the archive, research, registers, and digital access.

Profile: SamtykkeConsentHealthArchive
Parent: SamtykkeConsent
Id: samtykke-consent-health-archive
Title: "Consent: personal health archive"
Description: """
Lets apps keep entries of her own here. Without it an app stores nothing (403 `health-archive-consent-missing`). It is given and
withdrawn through any app of hers. What was stored stays when it is withdrawn, until she deletes it or is erased; nothing new
is taken in.
"""
* ^experimental = false
* insert Category(#health-archive)
* insert OneCategoryAlone
* insert GivenThroughApps
* provision.type = #permit (exactly)

Profile: SamtykkeConsentResearch
Parent: SamtykkeConsent
Id: samtykke-consent-research-consent
Title: "Consent: participation in research or a survey"
Description: """
She takes part in a study or a survey of another controller, under that controller's own policy; one Consent for each policy.
It is not bound to the terms: it stands when she withdraws them, and what the controller must be able to ask stays when she is
erased, with who decided masked.
"""
* ^experimental = false
* insert Category(#research-consent)
* insert OneCategoryAlone
* insert GivenThroughApps
* insert OfAnotherController
* provision.type = #permit (exactly)

Profile: SamtykkeConsentRegisterReservation
Parent: SamtykkeConsent
Id: samtykke-consent-register-reservation
Title: "Consent: reservation against a register"
Description: """
She does not want to be in a health register, or in a part of it, where the law lets her choose (helseregisterloven § 10). The
register is the controller, under its own policy; one Consent for each policy. As `research-consent`, it outlives the terms.
"""
* ^experimental = false
* insert Category(#register-reservation)
* insert OneCategoryAlone
* insert GivenThroughApps
* insert OfAnotherController
* provision.type = #deny (exactly)

Profile: SamtykkeConsentSelfAccessClosure
Parent: SamtykkeConsent
Id: samtykke-consent-self-access-closure
Title: "Consent: own digital access closed"
Description: """
Closes all digital access to her own data, for herself and for those who represent her. Health personnel keep their access in
their own systems. She closes it through an app or by a signed form; a form alone opens it again, since a click could be
somebody else's. It has no period, or it would open by itself. She still acts for others: it is about her data.
"""
* ^experimental = false
* insert Category(#self-access-closure)
* insert OneCategoryAlone
* insert EndedByFormOnly
* provision.type = #deny (exactly)

Profile: SamtykkeConsentRecordAccessClosure
Parent: SamtykkeConsent
Id: samtykke-consent-record-access-closure
Title: "Consent: digital access to the patient record closed"
Description: """
Closes digital access to the record of hospitals, and leaves the summary care record and everything else as it is. Given
through an app or by a signed form, ended by a form alone.
"""
* ^experimental = false
* insert Category(#record-access-closure)
* insert OneCategoryAlone
* insert EndedByFormOnly
* provision.type = #deny (exactly)

Profile: SamtykkeConsentKjernejournalAccessClosure
Parent: SamtykkeConsent
Id: samtykke-consent-kjernejournal-access-closure
Title: "Consent: digital access to the summary care record closed"
Description: """
Closes her digital access to the summary care record (kjernejournal), which goes on existing for those who treat her. Given
through an app or by a signed form, ended by a form alone.
"""
* ^experimental = false
* insert Category(#kjernejournal-access-closure)
* insert OneCategoryAlone
* insert EndedByFormOnly
* provision.type = #deny (exactly)

Profile: SamtykkeConsentKjernejournalOptout
Parent: SamtykkeConsent
Id: samtykke-consent-kjernejournal-optout
Title: "Consent: reservation against a summary care record"
Description: """
She wants no summary care record (pasientjournalloven § 13). `$kjernejournal-opt-out` makes it, hides the record at once, and
tells its source. `provision.period.start` is when: through the day 30 days later she can have the record back as it was
(`$kjernejournal-restore`), after that only a new one (`$kjernejournal-create-new`). Either ends this Consent; no write of it
does.
"""
* ^experimental = false
* insert Category(#kjernejournal-optout)
* insert OneCategoryAlone
* insert PlainProvision
* obeys samtykke-consent-3
* provision.type = #deny (exactly)
* provision.period 1..1
* provision.period.start 1..1
* provision.period.start ^short = "From it the 30 days to regret are counted"
* provision.period.end 0..0

Profile: SamtykkeConsentInactiveRepresented
Parent: SamtykkeConsent
Id: samtykke-consent-inactive-represented
Title: "Consent: services used by representatives only"
Description: """
She does not use the services herself, while a guardian or those to whom she gave a power of attorney go on. She must be
represented by somebody, or it is refused (409 `nobody-represents-you`). Hers alone to give; ended by a signed form.
"""
* ^experimental = false
* insert Category(#inactive-represented)
* insert OneCategoryAlone
* insert EndedByFormOnly
* obeys samtykke-consent-4
* provision.type = #deny (exactly)
