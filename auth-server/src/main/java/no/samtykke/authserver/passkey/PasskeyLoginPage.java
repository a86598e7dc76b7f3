package no.samtykke.authserver.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.session.BrowserCookies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** By ID-porten or by passkey? The first way needs no script; the second is tried by our one script. */
@Controller
class PasskeyLoginPage {

    private static final Set<String> FAULTS = Set.of("failed", "removed", "expired", "cancelled");

    private final LaunchDoor door;
    private final BrowserCookies cookies;
    private final Assertions assertions;
    private final PasskeyLogin login;
    private final WebAuthnJson json;

    PasskeyLoginPage(
            LaunchDoor door, BrowserCookies cookies, Assertions assertions, PasskeyLogin login, WebAuthnJson json) {
        this.door = door;
        this.cookies = cookies;
        this.assertions = assertions;
        this.login = login;
        this.json = json;
    }

    @GetMapping("/launch/{handle}/login")
    ModelAndView show(
            @PathVariable String handle,
            @RequestParam Optional<String> fault,
            HttpServletRequest request,
            HttpServletResponse response) {
        var launch = door.open(handle, request, response);
        if (!awaitsLogin(launch)) {
            return SeeOther.at(launch.path());
        }
        if (!launch.request().acceptsDevice()) {
            return SeeOther.at("/login/" + handle);
        }
        PasskeyScript.allow(request);
        return new ModelAndView("login")
                .addObject("idPorten", "/login/" + handle)
                .addObject("action", Launch.path(handle) + "/passkey")
                .addObject("page", page(handle))
                .addObject("fault", fault.filter(FAULTS::contains).orElse(null));
    }

    @PostMapping(path = "/launch/{handle}/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> options(
            @PathVariable String handle, HttpServletRequest request, HttpServletResponse response) {
        var launch = door.open(handle, request, response);
        return mayTry(launch)
                ? ResponseEntity.ok(assertions.options(launch, browserOf(request)))
                : ResponseEntity.badRequest().build();
    }

    /** @return where the browser goes now, as {@code next} */
    @PostMapping(path = "/launch/{handle}/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> logIn(
            @PathVariable String handle,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        var launch = door.open(handle, request, response);
        if (!mayTry(launch)) {
            return ResponseEntity.badRequest().build();
        }
        var fault = json.readUsed(credential)
                .map(used -> login.logIn(launch, used, browserOf(request), request, response))
                .orElse(Optional.of("failed"));
        if (fault.isEmpty()) {
            cookies.rememberPasskey(response);
        }
        return ResponseEntity.ok(Map.of(
                "next", fault.map(told -> page(handle) + "?fault=" + told).orElse(Launch.path(handle))));
    }

    private static boolean mayTry(Launch launch) {
        return awaitsLogin(launch) && launch.request().acceptsDevice();
    }

    private static boolean awaitsLogin(Launch launch) {
        return launch.progress().sid().isEmpty();
    }

    /** The door lets in only browsers that have a name by now. */
    private String browserOf(HttpServletRequest request) {
        return cookies.browser(request).orElseThrow(LaunchDoor.LaunchGone::new);
    }

    private static String page(String handle) {
        return Launch.path(handle) + "/login";
    }
}
