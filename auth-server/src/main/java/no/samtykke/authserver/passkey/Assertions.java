package no.samtykke.authserver.passkey;

import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.passkey.PasskeyOwners.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.stereotype.Component;

/** Judges what an authenticator has signed (WebAuthn Level 3, 7.2). */
@Component
class Assertions {

    private static final Logger LOG = LoggerFactory.getLogger(Assertions.class);

    private final Challenges challenges;
    private final PasskeyCredentials credentials;
    private final PasskeyOwners owners;
    private final RelyingParty relyingParty;
    private final WebAuthnJson json;

    Assertions(
            Challenges challenges,
            PasskeyCredentials credentials,
            PasskeyOwners owners,
            RelyingParty relyingParty,
            WebAuthnJson json) {
        this.challenges = challenges;
        this.credentials = credentials;
        this.owners = owners;
        this.relyingParty = relyingParty;
        this.json = json;
    }

    /** What it is worth. */
    sealed interface Verdict {

        /** It is hers. */
        record Of(Owner owner) implements Verdict {}

        /** @param fault {@code removed} for a passkey we do not know (any more); {@code failed} for all else */
        record Faulty(String fault) implements Verdict {}
    }

    /** Options for the browser, as JSON. */
    String options(Launch launch, String browser) {
        return json.write(relyingParty.toLogIn(challenges.give(browser, purpose(launch))));
    }

    Verdict judge(PublicKeyCredential<AuthenticatorAssertionResponse> credential, String browser, Launch launch) {
        var challenge = json.challengeIn(credential.getResponse().getClientDataJSON())
                .filter(signed -> challenges.take(signed, browser, purpose(launch)));
        if (challenge.isEmpty()) {
            return new Verdict.Faulty("failed");
        }
        var known = credentials.findByCredentialId(credential.getRawId());
        if (known == null) {
            return new Verdict.Faulty("removed");
        }
        boolean namesOwner =
                known.getUserEntityUserId().equals(credential.getResponse().getUserHandle());
        return namesOwner && verify(credential, challenge.get())
                ? owners.withHandle(known.getUserEntityUserId())
                        .<Verdict>map(Verdict.Of::new)
                        .orElseGet(() -> new Verdict.Faulty("removed"))
                : new Verdict.Faulty("failed");
    }

    /** WebAuthn has no one exception for what is wrong with an assertion; any of them means no. */
    private boolean verify(PublicKeyCredential<AuthenticatorAssertionResponse> credential, Bytes challenge) {
        try {
            relyingParty.verify(relyingParty.toLogIn(challenge), credential);
            return true;
        } catch (RuntimeException refused) {
            LOG.info("A passkey was not accepted: {}", refused.getClass().getSimpleName());
            return false;
        }
    }

    private static String purpose(Launch launch) {
        return "log in " + launch.handle();
    }
}
