package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.DeviceProperties;
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
    private final EndedEverything everything;

    AccountPage(AccountDoor door, BrowserCookies cookies, DeviceProperties devices, EndedEverything everything) {
        this.door = door;
        this.cookies = cookies;
        this.devices = devices;
        this.everything = everything;
    }

    @GetMapping("/account")
    ModelAndView show(HttpServletRequest request) {
        boolean known = cookies.session(request).isPresent();
        if (known) {
            door.enter(request, "/account");
            everything.mayFollowFrom(request);
        }
        return new ModelAndView("account").addObject("known", known).addObject("devices", devices.enabled());
    }

    /** What apps were allowed stays allowed, but none can use it before she logs in again. */
    @PostMapping("/account/end-everything")
    ModelAndView endEverything(HttpServletRequest request, HttpServletResponse response) {
        return cookies.session(request)
                .map(session -> SeeOther.at(everything.end(session, Optional.empty(), response)))
                .orElseGet(() -> SeeOther.at("/account"));
    }
}
