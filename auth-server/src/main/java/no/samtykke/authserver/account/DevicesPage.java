package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.passkey.PasskeyEnrolment;
import no.samtykke.authserver.passkey.PasskeyScript;
import no.samtykke.authserver.passkey.Passkeys;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.OfflineSessions;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Her passkeys, and the apps that keep their access on a device: when each was last used, and one button to end it. */
@Controller
class DevicesPage {

    private static final String PAGE = "/account/devices";
    private static final Set<String> TOLD = Set.of("added", "removed", "renamed", "ended");
    private static final Set<String> FAULTS = Set.of("failed", "cancelled", "label");

    private final AccountDoor door;
    private final BrowserCookies cookies;
    private final Passkeys passkeys;
    private final PasskeyEnrolment enrolment;
    private final OfflineSessions offlineSessions;
    private final Sessions sessions;
    private final Clients clients;
    private final Clock clock;

    DevicesPage(
            AccountDoor door,
            BrowserCookies cookies,
            Passkeys passkeys,
            PasskeyEnrolment enrolment,
            OfflineSessions offlineSessions,
            Sessions sessions,
            Clients clients,
            Clock clock) {
        this.door = door;
        this.cookies = cookies;
        this.passkeys = passkeys;
        this.enrolment = enrolment;
        this.offlineSessions = offlineSessions;
        this.sessions = sessions;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * A row of one of the two lists.
     *
     * @param ended whether its time is over until she logs in at ID-porten again
     * @param nativeApp whether it is an app that is installed on a device
     */
    record Row(
            UUID id,
            String label,
            ZonedDateTime enrolled,
            ZonedDateTime lastUsed,
            ZonedDateTime endsAt,
            boolean ended,
            boolean nativeApp) {}

    @GetMapping(PAGE)
    ModelAndView show(
            @RequestParam Optional<String> done, @RequestParam Optional<String> fault, HttpServletRequest request) {
        var session = door.enter(request, PAGE).session();
        PasskeyScript.allow(request);
        return new ModelAndView("devices")
                .addObject("passkeys", passkeysOf(session))
                .addObject("apps", appsOf(session))
                .addObject("fresh", enrolment.isFresh(session))
                .addObject("room", enrolment.hasRoom(session.subject()))
                .addObject("done", done.filter(TOLD::contains).orElse(null))
                .addObject("fault", fault.filter(FAULTS::contains).orElse(null));
    }

    @PostMapping(PAGE + "/passkeys/rename")
    ModelAndView rename(
            @RequestParam UUID id, @RequestParam(defaultValue = "") String label, HttpServletRequest request) {
        var session = door.enter(request, PAGE).session();
        var written = PasskeyEnrolment.label(label);
        written.ifPresent(name -> passkeys.rename(session.subject(), id, name));
        return SeeOther.at(PAGE + (written.isPresent() ? "?done=renamed" : "?fault=label"));
    }

    @PostMapping(PAGE + "/passkeys/remove")
    ModelAndView remove(@RequestParam UUID id, HttpServletRequest request, HttpServletResponse response) {
        var entry = door.enter(request, PAGE);
        var session = entry.session();
        passkeys.remove(session.subject(), id, entry.patient(), session.sid());
        if (passkeys.of(session.subject()).isEmpty()) {
            cookies.forgetPasskey(response);
        }
        return SeeOther.at(PAGE + "?done=removed");
    }

    @PostMapping(PAGE + "/apps/end")
    ModelAndView end(@RequestParam UUID id, HttpServletRequest request) {
        var session = door.enter(request, PAGE).session();
        offlineSessions.of(session.subject()).stream()
                .map(listed -> listed.session().sid())
                .filter(id::equals)
                .forEach(sessions::end);
        return SeeOther.at(PAGE + "?done=ended");
    }

    private List<Row> passkeysOf(LoginSession session) {
        return passkeys.of(session.subject()).stream()
                .map(one -> row(one.id(), one.label(), one.enrolled(), one.lastUsed(), one.endsAt(), false))
                .toList();
    }

    private List<Row> appsOf(LoginSession session) {
        return offlineSessions.of(session.subject()).stream()
                .map(one -> row(
                        one.session().sid(),
                        one.session().label(),
                        one.begun(),
                        one.lastUsed(),
                        one.session().endsAt(),
                        clients.findApp(one.session().clientId())
                                .filter(Client.CitizenApp::nativeApp)
                                .isPresent()))
                .toList();
    }

    private Row row(UUID id, String label, Instant enrolled, Instant lastUsed, Instant endsAt, boolean nativeApp) {
        return new Row(
                id,
                label,
                enrolled.atZone(clock.getZone()),
                lastUsed.atZone(clock.getZone()),
                endsAt.atZone(clock.getZone()),
                !clock.instant().isBefore(endsAt),
                nativeApp);
    }
}
