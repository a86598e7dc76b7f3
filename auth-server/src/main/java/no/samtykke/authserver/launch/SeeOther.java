package no.samtykke.authserver.launch;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Sends the browser on with 303, which makes a GET of whatever came (RFC 9700, 4.12). */
public final class SeeOther {

    private SeeOther() {}

    public static ModelAndView at(URI uri) {
        return at(uri.toString());
    }

    public static ModelAndView at(String address) {
        var view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
