package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.LoginAnswer;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * Every page about herself is entered here, by someone who is logged in and may use the services today. The fhir-server
 * is asked anew each time; it knows the session and logs it once.
 */
@Component
public class AccountDoor {

    private final BrowserCookies cookies;
    private final Sessions sessions;
    private final FhirServer fhirServer;

    AccountDoor(BrowserCookies cookies, Sessions sessions, FhirServer fhirServer) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.fhirServer = fhirServer;
    }

    /**
     * @param patient id of her own Patient
     * @param admitted all that the fhir-server says of her
     */
    public record Entry(LoginSession session, String patient, LoginAnswer.Admitted admitted) {}

    /**
     * @param page where she wants to be, as a path of ours
     * @throws LogInFirst when nobody is logged in, or she has to accept the terms first
     */
    public Entry enter(HttpServletRequest request, String page) {
        var session = cookies.session(request).orElseThrow(() -> new LogInFirst(page));
        return switch (fhirServer.login(session.nationalId(), session.acr(), session.amr(), session.sid())) {
            case LoginAnswer.Admitted admitted ->
                new Entry(session, admitted.patient().orElseThrow(() -> new LogInFirst(page)), admitted);
            case LoginAnswer.Refused refused -> {
                sessions.end(session.sid());
                throw new LogInFirst(page);
            }
        };
    }

    /** She is sent through a launch of our own, and comes back to the page. */
    static final class LogInFirst extends RuntimeException {

        private final String page;

        LogInFirst(String page) {
            this.page = page;
        }

        String page() {
            return page;
        }
    }
}
