package no.samtykke.authserver.session;

import java.util.List;
import java.util.UUID;

/**
 * A session that lives, of either kind.
 *
 * @param offline whether it is an app's on a device, which no browser opens and no national id is kept of
 * @param acr the assurance level of the log-in it began with
 * @param amr how she showed who she is at that log-in
 */
public record LivingSession(UUID sid, boolean offline, String acr, List<String> amr) {}
