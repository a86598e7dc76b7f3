package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.samtykke.authserver.fhir.PowersOfAttorney;
import no.samtykke.authserver.fhir.PowersOfAttorney.Power;
import no.samtykke.authserver.fhir.PowersOfAttorney.Step;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.SeeOther;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The powers of attorney that she received and gave. A received one means nothing until she accepts it here or in an
 * app; either side ends it by one button. Giving one takes an app, which knows the other.
 */
@Controller
class PowersPage {

    private static final Logger LOG = LoggerFactory.getLogger(PowersPage.class);
    private static final String PAGE = "/account/powers";
    private static final Set<String> TOLD = Set.of("accepted", "declined", "ended");

    private final AccountDoor door;
    private final PowersOfAttorney powers;

    PowersPage(AccountDoor door, PowersOfAttorney powers) {
        this.door = door;
        this.powers = powers;
    }

    @GetMapping(PAGE)
    ModelAndView show(
            @RequestParam Optional<String> done, @RequestParam Optional<String> refused, HttpServletRequest request) {
        var entry = door.enter(request, PAGE);
        var all = powers.of(entry.patient(), entry.session().sid());
        return new ModelAndView("powers")
                .addObject("given", all.stream().filter(Power::given).toList())
                .addObject(
                        "received",
                        all.stream().filter(Predicate.not(Power::given)).toList())
                .addObject("done", done.filter(TOLD::contains).orElse(null))
                .addObject("refused", refused.isPresent());
    }

    @PostMapping(PAGE + "/accept")
    ModelAndView accept(@RequestParam(defaultValue = "") String power, HttpServletRequest request) {
        return take(Step.ACCEPT, "accepted", power, request);
    }

    @PostMapping(PAGE + "/decline")
    ModelAndView decline(@RequestParam(defaultValue = "") String power, HttpServletRequest request) {
        return take(Step.DECLINE, "declined", power, request);
    }

    @PostMapping(PAGE + "/end")
    ModelAndView end(@RequestParam(defaultValue = "") String power, HttpServletRequest request) {
        return take(Step.END, "ended", power, request);
    }

    /** Only what is in her list today; the fhir-server has the last word. */
    private ModelAndView take(Step step, String done, String power, HttpServletRequest request) {
        var entry = door.enter(request, PAGE);
        var sid = entry.session().sid();
        boolean hers = powers.of(entry.patient(), sid).stream()
                .anyMatch(one -> one.id().equals(power));
        if (!hers) {
            return SeeOther.at(PAGE + "?refused");
        }
        try {
            powers.take(step, power, entry.patient(), sid);
            return SeeOther.at(PAGE + "?done=" + done);
        } catch (Refused refused) {
            LOG.info(refused.getMessage());
            return SeeOther.at(PAGE + "?refused");
        }
    }
}
