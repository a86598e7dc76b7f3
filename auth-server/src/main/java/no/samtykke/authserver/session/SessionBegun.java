package no.samtykke.authserver.session;

import java.time.Instant;
import java.util.UUID;

/**
 * Someone has logged in with a browser. Published inside the transaction that begins the session.
 *
 * @param authTime when she last logged in at ID-porten: now, or earlier if she came by a passkey
 */
public record SessionBegun(UUID sid, UUID subject, String acr, Instant authTime) {}
