package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.FormTargets;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.logout.Farewell;
import no.samtykke.authserver.passkey.Passkeys;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Her own start page, without an app: what there is to see, and how to end everything at once. */
@Controller
class AccountPage {

    private final AccountDoor door;
    private final BrowserCookies cookies;
    private final DeviceProperties devices;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final Farewell farewell;

    AccountPage(
            AccountDoor door,
            BrowserCookies cookies,
            DeviceProperties devices,
            Sessions sessions,
            Passkeys passkeys,
            Farewell farewell) {
        this.door = door;
        this.cookies = cookies;
        this.devices = devices;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.farewell = farewell;
    }

    @GetMapping("/account")
    ModelAndView show(HttpServletRequest request) {
        boolean known = cookies.session(request).isPresent();
        if (known) {
            door.enter(request, "/account");
            farewell.leadsTo().map(URI::create).ifPresent(target -> FormTargets.allow(request, target));
        }
        return new ModelAndView("account").addObject("known", known).addObject("devices", devices.enabled());
    }

    /**
     * In an emergency: all browsers, all apps on devices, all passkeys. What apps were allowed stays allowed, but none
     * can use it before she logs in again.
     */
    @PostMapping("/account/end-everything")
    ModelAndView endEverything(HttpServletRequest request, HttpServletResponse response) {
        var session = cookies.session(request);
        if (session.isEmpty()) {
            return SeeOther.at("/account");
        }
        UUID subject = session.get().subject();
        cookies.closeSession(response);
        cookies.forgetPasskey(response);
        passkeys.removeAllOf(subject);
        var where = farewell.end(session.get().sid(), Optional.empty());
        sessions.endAllOf(subject);
        return SeeOther.at(where);
    }
}
