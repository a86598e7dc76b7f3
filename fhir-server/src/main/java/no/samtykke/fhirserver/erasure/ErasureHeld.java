package no.samtykke.fhirserver.erasure;

/**
 * Staff placed a hold on the erasure of a person, or took it off; published in the transaction that does it.
 *
 * @param clientId the system of the staff
 */
public record ErasureHeld(boolean placed, String patientId, String clientId, String clientName) {}
