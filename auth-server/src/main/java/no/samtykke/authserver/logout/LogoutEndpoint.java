package no.samtykke.authserver.logout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.launch.FormTargets;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.login.IdPorten;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Log-out: {@code /logout}, for apps as {@code end_session_endpoint} (OpenID Connect RP-Initiated Logout 1.0), and for
 * the person as a page with one button.
 *
 * <p>An app that shows one of our id_tokens ends that session at once. Without it the person is asked.
 */
@Controller
class LogoutEndpoint {

    private final LogoutRequests requests;
    private final Farewell farewell;
    private final LogoutReturns returns;
    private final LogoutDelivery delivery;
    private final BrowserCookies cookies;
    private final IdPorten idPorten;

    LogoutEndpoint(
            LogoutRequests requests,
            Farewell farewell,
            LogoutReturns returns,
            LogoutDelivery delivery,
            BrowserCookies cookies,
            IdPorten idPorten) {
        this.requests = requests;
        this.farewell = farewell;
        this.returns = returns;
        this.delivery = delivery;
        this.cookies = cookies;
        this.idPorten = idPorten;
    }

    @RequestMapping(
            path = "/logout",
            method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView logout(HttpServletRequest request, HttpServletResponse response) {
        var asked = requests.read(request.getParameterMap());
        var current = cookies.session(request).map(LoginSession::sid);
        if (asked.sid().isPresent()) {
            if (current.equals(asked.sid())) {
                closeSession(request, response);
            }
            return SeeOther.at(farewell.end(asked.sid().get(), asked.target()));
        }
        return current.isPresent() ? askHer(request) : SeeOther.at("/logged-out");
    }

    @PostMapping("/logout/confirm")
    ModelAndView confirm(HttpServletRequest request, HttpServletResponse response) {
        Optional<UUID> current = cookies.session(request).map(LoginSession::sid);
        closeSession(request, response);
        return SeeOther.at(
                current.map(sid -> farewell.end(sid, Optional.empty())).orElse("/logged-out"));
    }

    @GetMapping("/logged-out")
    ModelAndView loggedOut(
            @RequestParam Optional<String> state, HttpServletRequest request, HttpServletResponse response) {
        LeftBehind.clear(request, response);
        var planned = state.flatMap(returns::find);
        boolean confirmed = planned.map(LogoutReturns.Return::sid)
                .map(delivery::isConfirmed)
                .orElse(true);
        var target = planned.flatMap(LogoutReturns.Return::target);
        if (confirmed && target.isPresent()) {
            return SeeOther.at(target.get());
        }
        return new ModelAndView("logged-out").addObject("confirmed", confirmed).addObject("back", target.orElse(null));
    }

    private void closeSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.closeSession(response);
        LeftBehind.clear(request, response);
    }

    private ModelAndView askHer(HttpServletRequest request) {
        idPorten.endSessionEndpoint().map(URI::create).ifPresent(target -> FormTargets.allow(request, target));
        return new ModelAndView("logout");
    }
}
