package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import no.samtykke.authserver.fhir.ConsentLevel;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.AccountDoor.Entry;
import no.samtykke.authserver.launch.SeeOther;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How much she has opened by accepting the terms, and another choice: the terms are accepted anew at that level. */
@Controller
class ConsentLevelPage {

    private static final String PAGE = "/account/terms";

    private final AccountDoor door;
    private final FhirServer fhirServer;

    ConsentLevelPage(AccountDoor door, FhirServer fhirServer) {
        this.door = door;
        this.fhirServer = fhirServer;
    }

    @GetMapping(PAGE)
    ModelAndView show(
            @RequestParam Optional<String> changed,
            @RequestParam Optional<String> missing,
            HttpServletRequest request) {
        var admitted = door.enter(request, PAGE).admitted();
        return new ModelAndView("consent-level")
                .addObject("levels", ConsentLevel.values())
                .addObject("present", admitted.level().orElse(null))
                .addObject("missing", missing.isPresent())
                .addObject("changed", changed.isPresent());
    }

    @PostMapping(PAGE)
    ModelAndView change(@RequestParam(defaultValue = "") String level, HttpServletRequest request) {
        var entry = door.enter(request, PAGE);
        var chosen = ConsentLevel.of(level);
        chosen.ifPresent(other -> accept(entry, other));
        return SeeOther.at(PAGE + (chosen.isPresent() ? "?changed" : "?missing"));
    }

    private void accept(Entry entry, ConsentLevel level) {
        fhirServer.acceptTerms(new FhirServer.Acceptance(
                entry.session().nationalId(),
                Optional.empty(),
                entry.admitted().terms(),
                level,
                LocaleContextHolder.getLocale().getLanguage(),
                entry.session().sid()));
    }
}
