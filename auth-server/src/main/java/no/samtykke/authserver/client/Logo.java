package no.samtykke.authserver.client;

/** The picture of a client, kept with us: a page of ours loads nothing from elsewhere. */
public record Logo(String mediaType, byte[] bytes) {}
