package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.FhirServerSilent;
import no.samtykke.authserver.fhir.LoginAnswer;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.launch.Admission;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.NationalId;
import no.samtykke.authserver.session.PersonSubjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Someone comes back from ID-porten, and ID-porten's token is genuine. Now it is decided whether she comes in: first
 * the level, then what the fhir-server says of her. A session begins only if both say yes; a refusal is logged there
 * too.
 */
@Component
public class LoginReturn implements AuthenticationSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoginReturn.class);

    private final LaunchDoor door;
    private final LevelGate gate;
    private final FhirServer fhirServer;
    private final PersonSubjects subjects;
    private final NewSession newSession;
    private final Admission admission;
    private final Clock clock;

    LoginReturn(
            LaunchDoor door,
            LevelGate gate,
            FhirServer fhirServer,
            PersonSubjects subjects,
            NewSession newSession,
            Admission admission,
            Clock clock) {
        this.door = door;
        this.gate = gate;
        this.fhirServer = fhirServer;
        this.subjects = subjects;
        this.newSession = newSession;
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var handle = UpstreamLogins.launchOf(request).orElseThrow();
        try {
            var launch = door.open(handle, request, response);
            receive(launch, ((OidcUser) authentication.getPrincipal()).getIdToken(), request, response);
        } catch (LaunchDoor.LaunchGone gone) {
            LOG.info("A log-in came back to a launch that is over");
        }
        response.sendRedirect(Launch.path(handle));
    }

    private void receive(Launch launch, OidcIdToken token, HttpServletRequest request, HttpServletResponse response) {
        var verdict = gate.judge(token);
        var sid = newSession.sidFor(verdict.person(), request);
        var answer = verdict.person().map(person -> ask(person, token, sid));
        var refusal = verdict.refusal()
                .or(() -> isEnough(launch, token) ? Optional.empty() : Optional.of("level-too-low"))
                .or(() -> answer.flatMap(LoginReturn::refusalOf));
        if (refusal.isPresent()) {
            LOG.info("Log-in refused: {}", refusal.get());
            admission.refuse(launch, refusal.get());
            return;
        }
        var upstreamSid = Optional.ofNullable(token.getClaimAsString("sid"));
        newSession.replace(request, session(verdict.person().orElseThrow(), token, sid), upstreamSid, response);
        admission.admit(launch, sid, (LoginAnswer.Admitted) answer.orElseThrow());
    }

    /** The app may ask for more than we do. */
    private static boolean isEnough(Launch launch, OidcIdToken token) {
        return launch.request().accepts(String.valueOf(token.<Object>getClaim("acr")));
    }

    private LoginAnswer ask(NationalId person, OidcIdToken token, UUID sid) {
        try {
            var acr = Optional.ofNullable(token.getClaim("acr")).map(String::valueOf);
            return fhirServer.login(person, acr.orElse(""), LevelGate.methods(token), sid);
        } catch (FhirServerSilent | Refused fault) {
            LOG.warn(fault.getMessage());
            return new LoginAnswer.Refused("service-unavailable");
        }
    }

    private LoginSession session(NationalId person, OidcIdToken token, UUID sid) {
        var authTime = Optional.ofNullable(token.getAuthenticatedAt()).orElseGet(clock::instant);
        return new LoginSession(
                sid, subjects.of(person), person, token.getClaim("acr"), LevelGate.methods(token), authTime);
    }

    private static Optional<String> refusalOf(LoginAnswer answer) {
        return switch (answer) {
            case LoginAnswer.Admitted admitted -> Optional.empty();
            case LoginAnswer.Refused refused -> Optional.of(refused.reason());
        };
    }
}
