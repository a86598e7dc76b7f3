package no.samtykke.fhirserver.notice;

import no.samtykke.fhirserver.access.Decider;

/** She read or changed which notices she gets; published in the transaction that does it. */
public record NoticeSettingsUsed(boolean changed, String patientId, Decider by) {}
