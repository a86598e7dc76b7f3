package no.samtykke.fhirserver.changefeed;

/** There is something new in the feed. Published in the transaction of the change, and so to be heard after it. */
public record SettingsChanged() {}
