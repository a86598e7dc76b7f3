package no.samtykke.authserver.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.FhirServer.Resumption;
import no.samtykke.authserver.fhir.FhirServerSilent;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.fhir.ResumeAnswer;
import no.samtykke.authserver.launch.Admission;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.login.NewSession;
import no.samtykke.authserver.passkey.PasskeyOwners.Owner;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.session.Levels;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.PersonSubjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.stereotype.Component;

/**
 * Someone comes with a passkey. The key says which person; whether she comes in is decided as after ID-porten: her last
 * log-in there must be recent enough, and the fhir-server must say yes.
 */
@Component
class PasskeyLogin {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyLogin.class);
    private static final Set<String> FOR_EVER = Set.of("number-replaced", "deceased", "emergency-blocked");

    private final Assertions assertions;
    private final Passkeys passkeys;
    private final DeviceProperties devices;
    private final FhirServer fhirServer;
    private final PersonSubjects subjects;
    private final NewSession newSession;
    private final Admission admission;
    private final Clock clock;

    PasskeyLogin(
            Assertions assertions,
            Passkeys passkeys,
            DeviceProperties devices,
            FhirServer fhirServer,
            PersonSubjects subjects,
            NewSession newSession,
            Admission admission,
            Clock clock) {
        this.assertions = assertions;
        this.passkeys = passkeys;
        this.devices = devices;
        this.fhirServer = fhirServer;
        this.subjects = subjects;
        this.newSession = newSession;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Lets her into the launch, or has it say why not.
     *
     * @return what to tell her about the passkey itself, as the end of a message key; empty when it was good
     */
    Optional<String> logIn(
            Launch launch,
            PublicKeyCredential<AuthenticatorAssertionResponse> credential,
            String browser,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (assertions.judge(credential, browser, launch)) {
            case Assertions.Verdict.Faulty faulty -> Optional.of(faulty.fault());
            case Assertions.Verdict.Of of -> {
                if (!clock.instant().isBefore(devices.endOf(of.owner().loggedInAt()))) {
                    yield Optional.of("expired");
                }
                resume(launch, of.owner(), request, response);
                yield Optional.empty();
            }
        };
    }

    private void resume(Launch launch, Owner owner, HttpServletRequest request, HttpServletResponse response) {
        var sid = newSession.sidFor(owner.subject(), request);
        switch (ask(owner, sid)) {
            case ResumeAnswer.Refused refused -> refuse(launch, owner, refused.reason());
            case ResumeAnswer.Resumed resumed -> {
                if (!subjects.of(resumed.nationalId()).equals(owner.subject())) {
                    refuse(launch, owner, "number-replaced");
                    return;
                }
                var session = new LoginSession(
                        sid, owner.subject(), resumed.nationalId(), Levels.DEVICE, Levels.PASSKEY, owner.loggedInAt());
                newSession.replace(request, session, Optional.empty(), response);
                admission.admit(launch, sid, resumed.admitted());
            }
        }
    }

    private void refuse(Launch launch, Owner owner, String reason) {
        LOG.info("Log-in by passkey refused: {}", reason);
        if (FOR_EVER.contains(reason)) {
            passkeys.removeAllOf(owner.subject());
        }
        admission.refuse(launch, reason);
    }

    private ResumeAnswer ask(Owner owner, UUID sid) {
        try {
            return fhirServer.resume(new Resumption(owner.patient(), Levels.DEVICE, Levels.PASSKEY, sid));
        } catch (FhirServerSilent | Refused fault) {
            LOG.warn(fault.getMessage());
            return new ResumeAnswer.Refused("service-unavailable");
        }
    }
}
