Profile: SamtykkeCommunication
Parent: Communication
Id: samtykke-communication
Title: "Communication: a notice that there is news"
Description: """
A notice as a resource, for when notices become something that an app can list. **The server neither keeps nor serves any Communication today**: a notice leaves as a mail and is deleted after it has
([notices](notices.html)). The profile says beforehand what such a resource may hold: that there is news, of which kind, and when it was sent; never what the news is, no link, no name, no number, no address.

HL7 Norway has no profile of Communication for this; Patient Request for Corrections uses Communication for a dialogue, which correction here does not have.
"""
* ^experimental = false
* implicitRules 0..0
* contained 0..0
* text 0..0
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* subject.reference 1..1
  * ^short = "Whom there is news for"
* subject.identifier 0..0
* recipient 0..0
* sender 0..0
* topic 0..0
* about 0..0
* sent MS
* reasonCode 0..0
* reasonReference 0..0
* note 0..0
* payload 1..3 MS
* payload.content[x] only string
* payload obeys samtykke-notice-1
* payload ^short = "One sentence in each language"

Invariant: samtykke-notice-1
Description: "A notice says that there is news and no more: no link and no number"
Severity: #error
Expression: "content.matches('(?s).*(://|www[.]|[0-9]).*').not()"

Instance: kari-has-news
InstanceOf: SamtykkeCommunication
Usage: #example
Title: "A notice"
Description: "All that a notice ever says, in the three languages."
* status = #completed
* subject = Reference(Patient/kari)
* sent = "2026-11-12T12:00:10Z"
* payload[0].contentString = "Du har nytt i Samtykke. Logg inn slik du pleier."
* payload[1].contentString = "Du har nytt i Samtykke. Logg inn slik du brukar."
* payload[2].contentString = "You have news in Samtykke. Log in the way you usually do."
