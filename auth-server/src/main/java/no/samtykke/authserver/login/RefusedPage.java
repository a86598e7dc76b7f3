package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import no.samtykke.authserver.launch.AppAnswer;
import no.samtykke.authserver.launch.LaunchDoor;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.server.FaultPage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Why she does not come in, what she can do instead, and the way back to the app. */
@Controller
class RefusedPage {

    private static final Set<String> REASONS = Set.of(
            "level-too-low",
            "under-age",
            "deceased",
            "number-replaced",
            "unknown-person",
            "register-unavailable",
            "not-a-national-id",
            "login-cancelled",
            "login-failed",
            "service-unavailable",
            "may-not-represent",
            "launched-for-another",
            "access-closed",
            "inactive-represented",
            "nobody-to-choose",
            "emergency-blocked");
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of(
            "level-too-low",
            "register-unavailable",
            "login-cancelled",
            "login-failed",
            "service-unavailable",
            "launched-for-another",
            "nobody-to-choose");

    private final LaunchDoor door;
    private final AppAnswer answer;

    RefusedPage(LaunchDoor door, AppAnswer answer) {
        this.door = door;
        this.answer = answer;
    }

    @GetMapping("/launch/{handle}/refused")
    ModelAndView show(@PathVariable String handle, HttpServletRequest request, HttpServletResponse response) {
        var launch = door.open(handle, request, response);
        var refusal = launch.refusal();
        if (refusal.isEmpty()) {
            return SeeOther.at(launch.path());
        }
        var reason = refusal.filter(REASONS::contains).orElse("unknown");
        return FaultPage.refused(reason)
                .addObject("again", WORTH_ANOTHER_TRY.contains(reason) ? "/login/" + handle : null)
                .addObject("back", answer.error(launch.request(), "access_denied"));
    }

    /** The trip came back without a launch it could belong to. */
    @GetMapping("/login-failed")
    ModelAndView showWithoutLaunch() {
        return FaultPage.of(HttpStatus.BAD_REQUEST, "launch-gone");
    }

    /** The departure filter answers this address, unless ID-porten is silent or this browser has no such launch. */
    @GetMapping("/login/{handle}")
    ModelAndView noDeparture(@PathVariable String handle, HttpServletRequest request, HttpServletResponse response) {
        door.open(handle, request, response);
        return FaultPage.of(HttpStatus.SERVICE_UNAVAILABLE, "id-porten");
    }
}
