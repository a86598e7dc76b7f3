package no.samtykke.authserver.passkey;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.fhir.DeviceLog;
import no.samtykke.authserver.session.Levels;
import no.samtykke.authserver.session.LoginSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enrols a passkey, in the ten minutes after a log-in at ID-porten. A passkey cannot beget another: whoever finds an
 * open browser, or a phone that is not hers, must not be able to stay.
 */
@Component
public class PasskeyEnrolment {

    static final Duration FRESH = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyEnrolment.class);
    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 60;

    private final PasskeyOwners owners;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final RelyingParty relyingParty;
    private final WebAuthnJson json;
    private final DeviceLog log;
    private final TransactionTemplate whole;
    private final Clock clock;

    PasskeyEnrolment(
            PasskeyOwners owners,
            Passkeys passkeys,
            Challenges challenges,
            RelyingParty relyingParty,
            WebAuthnJson json,
            DeviceLog log,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.owners = owners;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.relyingParty = relyingParty;
        this.json = json;
        this.log = log;
        this.whole = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether she has logged in at ID-porten so recently that she may enrol one. */
    public boolean isFresh(LoginSession session) {
        return !session.acr().equals(Levels.DEVICE)
                && session.authTime().isAfter(clock.instant().minus(FRESH));
    }

    public boolean hasRoom(UUID subject) {
        return passkeys.of(subject).size() < MOST;
    }

    /** A name as it is kept: without what cannot be seen, and not too long. Empty when nothing is left. */
    public static Optional<String> label(String written) {
        var text = written.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return text.isEmpty() || text.length() > LONGEST_LABEL ? Optional.empty() : Optional.of(text);
    }

    /** Options for the browser, as JSON. */
    String begin(LoginSession session, String patient, String label, String browser) {
        var owner = owners.of(session, patient);
        return json.write(relyingParty.toEnrol(owner, label, challenges.give(browser, purpose(session))));
    }

    /** @return whether it is enrolled */
    boolean finish(LoginSession session, String patient, String label, String browser, String credential) {
        return json.readNew(credential)
                .filter(made -> taken(made, session, browser)
                        .map(challenge -> enrol(session, patient, label, made, challenge))
                        .orElse(false))
                .isPresent();
    }

    private Optional<Bytes> taken(
            PublicKeyCredential<AuthenticatorAttestationResponse> made, LoginSession session, String browser) {
        return json.challengeIn(made.getResponse().getClientDataJSON())
                .filter(challenge -> challenges.take(challenge, browser, purpose(session)));
    }

    /** WebAuthn has no one exception for what is wrong with a credential; any of them means no. */
    private boolean enrol(
            LoginSession session,
            String patient,
            String label,
            PublicKeyCredential<AuthenticatorAttestationResponse> made,
            Bytes challenge) {
        var owner = owners.of(session, patient);
        try {
            // It is in her log, or it is not enrolled.
            whole.executeWithoutResult(_ -> {
                relyingParty.enrol(relyingParty.toEnrol(owner, label, challenge), made, label);
                log.added(patient, session.sid());
            });
            return true;
        } catch (RuntimeException refused) {
            LOG.info("A passkey was not enrolled: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    private static String purpose(LoginSession session) {
        return "enrol " + session.sid();
    }
}
