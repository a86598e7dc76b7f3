package no.samtykke.authserver.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one app on one device may go on with when the browser is closed.
 *
 * @param subject the person, as apps know her
 * @param acr the assurance level of the log-in it began with
 * @param amr how she showed who she is at that log-in
 * @param authTime when she last logged in at ID-porten
 * @param endsAt its end, whatever happens
 * @param label what she finds it by
 */
public record OfflineSession(
        UUID sid,
        UUID subject,
        String acr,
        List<String> amr,
        Instant authTime,
        Instant endsAt,
        String clientId,
        String label) {}
