package no.samtykke.authserver.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that tells why it does not go on. It carries a reference that stands in the log beside the code of the fault,
 * so that someone who asks for help can name it without saying who she is.
 */
public final class FaultPage {

    private static final Logger LOG = LoggerFactory.getLogger(FaultPage.class);

    private FaultPage() {}

    /** @param fault a code of ours, which the messages {@code fault.*} explain; never something that was sent */
    public static ModelAndView of(HttpStatus status, String fault) {
        return new ModelAndView("fault", status).addObject("fault", fault).addObject("reference", referenceTo(fault));
    }

    /** @param reason a code of ours, which the messages {@code refused.*} explain */
    public static ModelAndView refused(String reason) {
        return new ModelAndView("refused", HttpStatus.FORBIDDEN)
                .addObject("reason", reason)
                .addObject("reference", referenceTo("refused: " + reason));
    }

    /** Writes the fault to the log. @return the reference under which it stands there */
    public static String referenceTo(String fault) {
        var reference = Secret.reference();
        LOG.info("Fault {}: {}", reference, fault);
        return reference;
    }
}
