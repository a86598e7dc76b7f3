package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.session.LoginSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Takes a launch as far as it goes without asking her, and shows the page where she is asked. */
@Controller
class LaunchStart {

    private final LaunchDoor door;
    private final Launches launches;
    private final Admission admission;
    private final People people;
    private final BrowserCookies cookies;
    private final AcceptedLevels levels;
    private final DeviceProperties devices;
    private final Clock clock;

    LaunchStart(
            LaunchDoor door,
            Launches launches,
            Admission admission,
            People people,
            BrowserCookies cookies,
            AcceptedLevels levels,
            DeviceProperties devices,
            Clock clock) {
        this.door = door;
        this.launches = launches;
        this.admission = admission;
        this.people = people;
        this.cookies = cookies;
        this.levels = levels;
        this.devices = devices;
        this.clock = clock;
    }

    @GetMapping("/launch/{handle}")
    ModelAndView go(@PathVariable String handle, HttpServletRequest request, HttpServletResponse response) {
        var launch = door.open(handle, request, response);
        if (launch.next() == Launch.Step.LOGIN) {
            var session = cookies.session(request)
                    .filter(living -> levels.accepts(living.acr()) && isFreshEnough(living, launch.request()));
            return session.isEmpty()
                    ? SeeOther.at(loginOf(launch, request))
                    : SeeOther.at(admission.readmit(launch, session.get()).path());
        }
        if (launch.next() == Launch.Step.OWN_PAGE) {
            door.enter(handle, request, Launch.Step.OWN_PAGE);
            launches.end(launch);
            return SeeOther.at(launch.request().redirectUri());
        }
        if (launch.next() == Launch.Step.PEOPLE) {
            var entry = door.enter(handle, request, Launch.Step.PEOPLE);
            return SeeOther.at(people.find(launch, entry.session()).path());
        }
        return SeeOther.at(launch.path());
    }

    /** Whoever has used a passkey here is asked which way she wants; all others go straight to ID-porten. */
    private String loginOf(Launch launch, HttpServletRequest request) {
        boolean offersPasskey = devices.enabled() && launch.request().acceptsDevice() && cookies.knowsPasskey(request);
        return offersPasskey ? Launch.path(launch.handle()) + "/login" : "/login/" + launch.handle();
    }

    private boolean isFreshEnough(LoginSession session, AppRequest request) {
        var oldest = request.maxAge().map(age -> clock.instant().minus(age));
        return !request.asksForFreshLogin()
                && request.accepts(session.acr())
                && oldest.filter(limit -> session.authTime().isBefore(limit)).isEmpty();
    }
}
