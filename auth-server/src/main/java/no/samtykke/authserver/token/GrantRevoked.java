package no.samtykke.authserver.token;

import java.util.UUID;

/**
 * A grant was revoked before its session ended: by the app, by the person, or because a code or token of it was seen
 * twice. Published inside the transaction that revokes it.
 *
 * @param grant as it stands in the {@code grant} claim of the access tokens
 */
public record GrantRevoked(UUID grant) {}
