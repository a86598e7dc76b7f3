package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import no.samtykke.authserver.fhir.EmergencyBlock;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The emergency block: one button that closes everything, for the day when someone else has her electronic ID.
 *
 * <p>At the fhir-server first: when that fails nothing has changed, and she is told; when it works, nothing of hers is
 * served from then on, whatever happens next.
 */
@Controller
class EmergencyBlockPage {

    private static final String PAGE = "/account/emergency-block";
    private static final String AFTERWARDS = "/account/blocked";

    private final AccountDoor door;
    private final EmergencyBlock block;
    private final EndedEverything everything;
    private final ServerProperties server;

    EmergencyBlockPage(AccountDoor door, EmergencyBlock block, EndedEverything everything, ServerProperties server) {
        this.door = door;
        this.block = block;
        this.everything = everything;
        this.server = server;
    }

    @GetMapping(PAGE)
    ModelAndView show(HttpServletRequest request) {
        door.enter(request, PAGE);
        everything.mayFollowFrom(request);
        return new ModelAndView("emergency-block");
    }

    @PostMapping(PAGE)
    ModelAndView set(HttpServletRequest request, HttpServletResponse response) {
        var entry = door.enter(request, PAGE);
        block.set(entry.patient(), entry.session().sid());
        return SeeOther.at(everything.end(
                entry.session(), Optional.of(server.at(AFTERWARDS).toString()), response));
    }

    /** Says nothing of anyone: whoever comes here has no session any more. */
    @GetMapping(AFTERWARDS)
    ModelAndView isSet() {
        return new ModelAndView("blocked");
    }
}
