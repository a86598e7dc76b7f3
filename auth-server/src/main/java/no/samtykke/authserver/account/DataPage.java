package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import no.samtykke.authserver.fhir.OwnData;
import no.samtykke.authserver.fhir.OwnData.Page;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.passkey.Passkeys;
import no.samtykke.authserver.session.OfflineSessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Her data: what is kept here, and the ways to a copy of all that the fhir-server keeps and to the privacy report. */
@Controller
class DataPage {

    private static final String PAGE = "/account/data";

    private final AccountDoor door;
    private final OwnData ownData;
    private final Passkeys passkeys;
    private final OfflineSessions offlineSessions;
    private final Clock clock;

    DataPage(AccountDoor door, OwnData ownData, Passkeys passkeys, OfflineSessions offlineSessions, Clock clock) {
        this.door = door;
        this.ownData = ownData;
        this.passkeys = passkeys;
        this.offlineSessions = offlineSessions;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ModelAndView show(HttpServletRequest request) {
        var session = door.enter(request, PAGE).session();
        return new ModelAndView("data")
                .addObject("loggedIn", session.authTime().atZone(clock.getZone()))
                .addObject("passkeys", passkeys.of(session.subject()).size())
                .addObject("apps", offlineSessions.of(session.subject()).size());
    }

    @GetMapping(PAGE + "/copy")
    void copy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(Page.COPY, request, response);
    }

    @GetMapping(PAGE + "/privacy-report")
    void privacyReport(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(Page.PRIVACY_REPORT, request, response);
    }

    /** A copy that breaks off lacks its last sentence, by which a whole one says that it is. */
    private void pass(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var entry = door.enter(request, PAGE);
        var flowing = ownData.open(page, entry.patient(), entry.session().sid());
        try (var body = flowing.body()) {
            if (page == Page.COPY) {
                response.setHeader("Content-Disposition", "attachment; filename=\"samtykke.html\"");
            }
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            flowing.policy().ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
            body.transferTo(response.getOutputStream());
        }
    }
}
