package no.samtykke.fhirserver.access;

import no.samtykke.fhirserver.smart.Interaction;

/**
 * That something is open: a type of resource, to one person, through one app.
 *
 * @param person by which the patient knows her: {@code Patient/} or {@code RelatedPerson/} and an id
 * @param clientId empty text for whichever app she may approve
 * @param clientName as it was approved
 * @param interaction {@link Interaction#SEARCH} or {@link Interaction#CREATE}
 */
public record Opening(String person, String clientId, String clientName, ServedType type, Interaction interaction) {}
