package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.samtykke.authserver.launch.Admission;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** The trip to ID-porten failed: she broke it off, something went wrong there, or the answer was not genuine. */
@Component
public class LoginFailure implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFailure.class);

    private final LaunchDoor door;
    private final Admission admission;

    LoginFailure(LaunchDoor door, Admission admission) {
        this.door = door;
        this.admission = admission;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        LOG.info("Log-in at ID-porten failed: {}", code.replaceAll("[^A-Za-z0-9_-]", "?"));
        var handle = UpstreamLogins.launchOf(request);
        if (handle.isEmpty()) {
            response.sendRedirect("/login-failed");
            return;
        }
        try {
            var launch = door.open(handle.get(), request, response);
            admission.refuse(launch, "access_denied".equals(code) ? "login-cancelled" : "login-failed");
        } catch (LaunchDoor.LaunchGone gone) {
            LOG.info("A log-in came back to a launch that is over");
        }
        response.sendRedirect(Launch.path(handle.get()));
    }
}
