package no.samtykke.fhirserver.erasure;

/**
 * A person was erased; published in the transaction that does it.
 *
 * @param patientId what her Patient was called; nothing else of her is left that it leads to
 * @param clientId the system of the staff who ran it, or the server itself
 */
public record PersonErased(String patientId, String clientId, String clientName) {}
