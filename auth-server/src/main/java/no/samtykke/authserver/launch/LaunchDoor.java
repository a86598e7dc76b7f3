package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import org.springframework.stereotype.Component;

/**
 * Every page of a launch is entered here: by the browser it belongs to and, once someone has logged in, in that session
 * and at the step it has come to.
 */
@Component
public class LaunchDoor {

    private final Launches launches;
    private final BrowserCookies cookies;

    LaunchDoor(Launches launches, BrowserCookies cookies) {
        this.launches = launches;
        this.cookies = cookies;
    }

    /** A page of a launch, with the one who is logged in. */
    public record Entry(Launch launch, LoginSession session) {}

    /** @throws LaunchGone when there is no such launch for this browser */
    public Launch open(String handle, HttpServletRequest request, HttpServletResponse response) {
        return launches.find(handle, cookies.recogniseBrowser(request, response))
                .orElseThrow(LaunchGone::new);
    }

    /**
     * @throws LaunchGone when there is no such launch for this browser
     * @throws ElsewhereInLaunch when the session is over or another's, or the launch is at another step
     */
    public Entry enter(String handle, HttpServletRequest request, Launch.Step... steps) {
        var launch = cookies.browser(request)
                .flatMap(browser -> launches.find(handle, browser))
                .orElseThrow(LaunchGone::new);
        var session = cookies.session(request)
                .filter(living ->
                        launch.progress().sid().filter(living.sid()::equals).isPresent());
        if (session.isEmpty()) {
            launches.save(launch, Progress.none());
            throw new ElsewhereInLaunch(handle);
        }
        for (var step : steps) {
            if (launch.next() == step) {
                return new Entry(launch, session.get());
            }
        }
        throw new ElsewhereInLaunch(handle);
    }

    /** The launch is over, too old, or belongs to another browser. */
    public static final class LaunchGone extends RuntimeException {}

    /** This is not the page she should be on; the launch knows which is. */
    static final class ElsewhereInLaunch extends RuntimeException {

        private final String handle;

        ElsewhereInLaunch(String handle) {
            this.handle = handle;
        }

        String handle() {
            return handle;
        }
    }
}
