package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The end of a launch without a code: the app is told that she said no, and nothing is left behind. */
@Component
public class Conclusion {

    private final Launches launches;
    private final AppAnswer answer;

    Conclusion(Launches launches, AppAnswer answer) {
        this.launches = launches;
        this.answer = answer;
    }

    public ModelAndView decline(Launch launch) {
        if (!launches.end(launch)) {
            throw new LaunchDoor.LaunchGone();
        }
        return SeeOther.at(answer.error(launch.request(), "access_denied"));
    }

    /** Lets the form on this page lead back to the app. */
    public static void mayReturnToApp(HttpServletRequest request, Launch launch) {
        FormTargets.allow(request, URI.create(launch.request().redirectUri()));
    }
}
