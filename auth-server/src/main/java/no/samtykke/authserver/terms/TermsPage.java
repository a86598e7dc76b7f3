package no.samtykke.authserver.terms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import no.samtykke.authserver.fhir.ConsentLevel;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.LoginAnswer;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.launch.Admission;
import no.samtykke.authserver.launch.Candidate;
import no.samtykke.authserver.launch.Conclusion;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor;
import no.samtykke.authserver.launch.LaunchDoor.Entry;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.session.Sessions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the terms, to a person for herself or for one she represents, and takes her yes or no. */
@Controller
class TermsPage {

    private static final Launch.Step[] STEPS = {Launch.Step.TERMS, Launch.Step.TERMS_FOR_OTHER};

    private final LaunchDoor door;
    private final AcceptedTerms acceptedTerms;
    private final FhirServer fhirServer;
    private final Admission admission;
    private final Conclusion conclusion;
    private final Sessions sessions;

    TermsPage(
            LaunchDoor door,
            AcceptedTerms acceptedTerms,
            FhirServer fhirServer,
            Admission admission,
            Conclusion conclusion,
            Sessions sessions) {
        this.door = door;
        this.acceptedTerms = acceptedTerms;
        this.fhirServer = fhirServer;
        this.admission = admission;
        this.conclusion = conclusion;
        this.sessions = sessions;
    }

    @GetMapping("/launch/{handle}/terms")
    ModelAndView show(
            @PathVariable String handle,
            @RequestParam Optional<String> changed,
            @RequestParam Optional<String> missing,
            HttpServletRequest request) {
        var launch = door.enter(handle, request, STEPS).launch();
        Conclusion.mayReturnToApp(request, launch);
        return new ModelAndView("terms")
                .addObject("action", launch.path())
                .addObject("terms", launch.progress().terms().orElseThrow())
                .addObject("version", versionOf(launch.progress().terms().orElseThrow()))
                .addObject(
                        "other", launch.progress().chosen().map(Candidate::name).orElse(null))
                .addObject("erasedOn", launch.progress().erasedOn().orElse(null))
                .addObject("levels", ConsentLevel.values())
                .addObject("missing", missing.isPresent())
                .addObject("changed", changed.isPresent());
    }

    @PostMapping("/launch/{handle}/terms")
    ModelAndView answer(
            @PathVariable String handle,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String level,
            HttpServletRequest request) {
        var entry = door.enter(handle, request, STEPS);
        var launch = entry.launch();
        boolean sawThese = launch.progress().terms().filter(terms::equals).isPresent();
        if ("decline".equals(answer)) {
            endSessionOfWhoDeclinesForHerself(entry);
            return conclusion.decline(launch);
        }
        if (!"accept".equals(answer) || !sawThese) {
            return SeeOther.at(launch.path());
        }
        return ConsentLevel.of(level)
                .map(chosen -> accept(entry, chosen))
                .orElseGet(() -> SeeOther.at(launch.path() + "?missing"));
    }

    /** Who says no to the terms leaves nothing behind, so neither the session nor the national id in it. */
    private void endSessionOfWhoDeclinesForHerself(Entry entry) {
        if (entry.launch().progress().chosen().isEmpty()) {
            sessions.end(entry.session().sid());
        }
    }

    private ModelAndView accept(Entry entry, ConsentLevel level) {
        try {
            var language = LocaleContextHolder.getLocale().getLanguage();
            return SeeOther.at(acceptedTerms.accept(entry, level, language).path());
        } catch (Refused refused) {
            if (!refused.isConflict()) {
                admission.refuse(entry.launch(), "may-not-represent");
                return SeeOther.at(Launch.path(entry.launch().handle()));
            }
            return showNewTerms(entry);
        }
    }

    /** The terms changed while she read. She starts again with the new ones, and is told so. */
    private ModelAndView showNewTerms(Entry entry) {
        var session = entry.session();
        var answer = fhirServer.login(session.nationalId(), session.acr(), session.amr(), session.sid());
        if (answer instanceof LoginAnswer.Admitted admitted) {
            admission.admit(entry.launch(), session.sid(), admitted);
            return SeeOther.at(Launch.path(entry.launch().handle()) + "/terms?changed");
        }
        return SeeOther.at(Launch.path(entry.launch().handle()));
    }

    /** The version stands after the bar of a canonical address; an address without one is its own version. */
    private static String versionOf(String terms) {
        return terms.substring(Math.max(terms.lastIndexOf('|'), terms.lastIndexOf('/')) + 1);
    }
}
