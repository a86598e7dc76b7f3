package no.samtykke.authserver.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.session.BrowserCookies;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the script of the devices page asks when she adds a passkey. */
@RestController
class PasskeyEnrolmentEndpoint {

    private static final String PAGE = "/account/devices";

    private final AccountDoor door;
    private final BrowserCookies cookies;
    private final PasskeyEnrolment enrolment;

    PasskeyEnrolmentEndpoint(AccountDoor door, BrowserCookies cookies, PasskeyEnrolment enrolment) {
        this.door = door;
        this.cookies = cookies;
        this.enrolment = enrolment;
    }

    @PostMapping(path = PAGE + "/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> options(@RequestParam(defaultValue = "") String label, HttpServletRequest request) {
        return mayEnrol(request)
                .map(entry -> ResponseEntity.ok(
                        enrolment.begin(entry.session(), entry.patient(), labelOf(label), browserOf(request))))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
    }

    /** @return where the browser goes now, as {@code next} */
    @PostMapping(path = PAGE + "/passkeys", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> enrol(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        var entry = mayEnrol(request);
        if (entry.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        boolean enrolled = enrolment.finish(
                entry.get().session(), entry.get().patient(), labelOf(label), browserOf(request), credential);
        if (enrolled) {
            cookies.rememberPasskey(response);
        }
        return ResponseEntity.ok(Map.of("next", PAGE + (enrolled ? "?done=added" : "?fault=failed")));
    }

    private Optional<AccountDoor.Entry> mayEnrol(HttpServletRequest request) {
        return Optional.of(door.enter(request, PAGE))
                .filter(entry -> enrolment.isFresh(entry.session()))
                .filter(entry -> enrolment.hasRoom(entry.session().subject()));
    }

    /** Whoever gives no name gets one; she can change it. */
    private static String labelOf(String written) {
        return PasskeyEnrolment.label(written).orElse("Samtykke");
    }

    private String browserOf(HttpServletRequest request) {
        return cookies.browser(request).orElse("");
    }
}
