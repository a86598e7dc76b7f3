package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor;
import no.samtykke.authserver.launch.Launches;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.session.DeviceProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Log-in without an app: {@code /account/login}. It is a launch like every other, through the same gates, which ends at
 * one of our own pages instead of an app.
 */
@Controller
class AccountLogin {

    private static final Set<String> PAGES = Set.of(
            "/account",
            "/account/apps",
            "/account/data",
            "/account/devices",
            "/account/powers",
            "/account/terms",
            "/account/emergency-block");

    private final Launches launches;
    private final LaunchDoor door;
    private final ServerProperties server;
    private final DeviceProperties devices;

    AccountLogin(Launches launches, LaunchDoor door, ServerProperties server, DeviceProperties devices) {
        this.launches = launches;
        this.door = door;
        this.server = server;
        this.devices = devices;
    }

    /**
     * @param page where she comes out
     * @param fresh asks for a new log-in at ID-porten
     * @param passkey leads to the page where a passkey can be used
     */
    @GetMapping("/account/login")
    ModelAndView logIn(
            @RequestParam Optional<String> page,
            @RequestParam Optional<String> fresh,
            @RequestParam Optional<String> passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        var target = server.at(page.filter(PAGES::contains).orElse("/account"));
        var launch = launches.beginForOwnPage(target, fresh.isPresent());
        door.open(launch.handle(), request, response);
        var start = Launch.path(launch.handle());
        return SeeOther.at(passkey.isPresent() && devices.enabled() ? start + "/login" : start);
    }
}
