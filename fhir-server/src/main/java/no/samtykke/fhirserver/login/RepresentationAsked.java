package no.samtykke.fhirserver.login;

/**
 * A service outside asked whether somebody may act for a person.
 *
 * @param patientId whom it was asked about
 * @param clientId the system that asked
 */
public record RepresentationAsked(String patientId, String clientId, String clientName) {}
