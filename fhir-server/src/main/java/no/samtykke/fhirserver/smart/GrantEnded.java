package no.samtykke.fhirserver.smart;

import java.util.UUID;

/** Auth-server has taken back what it gave an app at one approval. */
public record GrantEnded(UUID grant) {}
