package no.samtykke.authserver.launch;

import no.samtykke.authserver.fhir.FhirServerSilent;
import no.samtykke.authserver.fhir.Refused;
import no.samtykke.authserver.server.FaultPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What she sees when a page of a launch cannot be shown. */
@ControllerAdvice
class LaunchFaults {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchFaults.class);

    @ExceptionHandler
    ModelAndView elsewhere(LaunchDoor.ElsewhereInLaunch fault) {
        return SeeOther.at(Launch.path(fault.handle()));
    }

    @ExceptionHandler
    ModelAndView logInFirst(AccountDoor.LogInFirst fault) {
        return SeeOther.at("/account/login?page=" + fault.page());
    }

    @ExceptionHandler
    ModelAndView gone(LaunchDoor.LaunchGone fault) {
        return FaultPage.of(HttpStatus.GONE, "launch-gone");
    }

    @ExceptionHandler
    ModelAndView silent(FhirServerSilent fault) {
        LOG.warn(fault.getMessage());
        return FaultPage.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable");
    }

    @ExceptionHandler
    ModelAndView refused(Refused fault) {
        LOG.warn(fault.getMessage());
        return FaultPage.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable");
    }
}
