package no.samtykke.authserver.protocol;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What someone sees who comes here by herself: what this is, and where her own pages are. */
@Controller
class StartPage {

    @GetMapping("/")
    String show() {
        return "start";
    }
}
