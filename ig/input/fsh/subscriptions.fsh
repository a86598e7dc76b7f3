// How a system of an organisation asks to be told of settings when they change, and what it is sent.

Profile: SamtykkeSubscription
Parent: Subscription
Id: samtykke-subscription
Title: "Subscription: to be told of settings when they change"
Description: """
What a system of an organisation asks for: to be told of changes of one kind of setting. It names the kind by a search of R4, or by
the topic `https://samtykke.example/fhir/SubscriptionTopic/settings` and a filter, as in the backport of R5 subscriptions 1.1.0.
No system sees those of another.

The two extensions are those of the backport, whose package is no dependency of this guide.
"""
* ^experimental = false
* implicitRules 0..0
* contained 0..0
* text 0..0
* extension 0..0
* modifierExtension 0..0
* status MS
* status ^short = "Sent: requested, or off to be told nothing. Told: active after the greeting was received, error while something does not arrive"
* contact 0..0
* end 0..0
* reason MS
* reason ^short = "Not kept"
* criteria MS
* criteria obeys samtykke-subscription-1 and samtykke-subscription-2
* criteria ^short = "One kind of setting, or the topic"
* error ^short = "Told: how many changes are on their way, and how many were given up"
* channel MS
* channel.type = #rest-hook
* channel.endpoint 1..1 MS
* channel.endpoint ^short = "One of those that the operator lets"
* channel.payload MS
* channel.payload obeys samtykke-subscription-3
* channel.payload ^short = "Without one the Consent is named; with application/fhir+json it is sent, unless the extension says less"
* channel.header 0..0

Invariant: samtykke-subscription-1
Description: "The criteria are one kind of setting, or the topic"
Severity: #error
Expression: "$this = 'https://samtykke.example/fhir/SubscriptionTopic/settings' or $this.matches('^Consent[?]category=[a-z-]+(&organization:identifier=[0-9]{9})?$')"

Invariant: samtykke-subscription-2
Description: "The topic has one filter, which is one kind of setting; a search has none"
Severity: #error
Expression: "iif($this = 'https://samtykke.example/fhir/SubscriptionTopic/settings', extension.count() = 1 and extension.where(url = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria').value.matches('^Consent[?]category=[a-z-]+(&organization:identifier=[0-9]{9})?$'), extension.empty())"

Invariant: samtykke-subscription-3
Description: "A payload is FHIR in JSON; how much is in it, the extension of the backport says alone"
Severity: #error
Expression: "$this = 'application/fhir+json' and extension.all(url = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content' and (value = 'empty' or value = 'id-only' or value = 'full-resource')) and extension.count() <= 1"

Instance: register-is-told-of-reservations
InstanceOf: SamtykkeSubscription
Usage: #example
Title: "Tell us of our reservations, whole"
Description: "A register subscribes by the topic: it was granted to read what is its own, and is sent each Consent as it stands."
* status = #requested
* reason = "To keep our register in step"
* criteria = "https://samtykke.example/fhir/SubscriptionTopic/settings"
* criteria.extension.url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria"
* criteria.extension.valueString = "Consent?category=register-reservation&organization:identifier=983974724"
* channel.type = #rest-hook
* channel.endpoint = "https://register.example/settings"
* channel.payload = #application/fhir+json
* channel.payload.extension.url = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content"
* channel.payload.extension.valueCode = #full-resource

Instance: register-waits-for-an-answer
InstanceOf: SamtykkeSubscription
Usage: #example
Title: "It does not arrive"
Description: "The same by a search of R4, as it is read while the receiver does not answer: the Consents are named and not sent."
* status = #error
* reason = "To keep settings of people in step"
* criteria = "Consent?category=register-reservation&organization:identifier=983974724"
* error = "4 on their way, 0 given up"
* channel.type = #rest-hook
* channel.endpoint = "https://register.example/settings"

Instance: register-is-told-of-one-change
InstanceOf: Bundle
Usage: #example
Title: "Notification: something became of one Consent"
Description: "What a receiver is sent when it asked for ids: the status of the subscription, and in it which event it is and where it stands."
* type = #history
* timestamp = "2026-11-24T09:30:00Z"
* entry[0].fullUrl = "urn:uuid:5b5f0a0e-9f8f-4d55-8d0e-3c1d5a8f3b11"
* entry[=].resource = status-of-one-change
* entry[=].request.method = #GET
* entry[=].request.url = "Subscription/3c0f3f0e-5f43-4c39-8f0f-0d6f3ab0a5f1/$status"
* entry[=].response.status = "200"

Instance: status-of-one-change
InstanceOf: Parameters
Usage: #inline
* id = "5b5f0a0e-9f8f-4d55-8d0e-3c1d5a8f3b11"
* parameter[+].name = "subscription"
* parameter[=].valueReference.reference = "Subscription/3c0f3f0e-5f43-4c39-8f0f-0d6f3ab0a5f1"
* parameter[+].name = "topic"
* parameter[=].valueCanonical = "https://samtykke.example/fhir/SubscriptionTopic/settings"
* parameter[+].name = "status"
* parameter[=].valueCode = #active
* parameter[+].name = "type"
* parameter[=].valueCode = #event-notification
* parameter[+].name = "events-since-subscription-start"
* parameter[=].valueString = "17"
* parameter[+].name = "notification-event"
* parameter[=].part[+].name = "event-number"
* parameter[=].part[=].valueString = "17"
* parameter[=].part[+].name = "timestamp"
* parameter[=].part[=].valueInstant = "2026-11-24T09:30:00Z"
* parameter[=].part[+].name = "focus"
* parameter[=].part[=].valueReference.reference = "Consent/7c1b0a5e-6d1e-4a58-9f64-1f1f4f0c2a11"
