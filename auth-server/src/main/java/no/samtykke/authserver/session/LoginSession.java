package no.samtykke.authserver.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One log-in of one person in one browser.
 *
 * @param sid names the session in tokens and in log-out notices; knowing it opens nothing
 * @param subject the person, as apps know her: opaque and the same at every log-in
 * @param acr the assurance level ID-porten vouched for
 * @param amr which electronic id was used; for the log only
 * @param authTime when she logged in at ID-porten
 */
public record LoginSession(
        UUID sid, UUID subject, NationalId nationalId, String acr, List<String> amr, Instant authTime) {}
