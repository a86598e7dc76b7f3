package no.samtykke.authserver.session;

import java.util.UUID;

/** A session has ended, by log-out or by time. Published inside the transaction that ends it. */
public record SessionEnded(UUID sid) {}
