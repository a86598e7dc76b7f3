package no.samtykke.authserver.protocol;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The same page in another language, with whatever else its address says. Used by the layout of all pages. */
@Component
class LanguageLinks {

    private static final int FIRST_ERROR = 400;

    /** A page about a fault repeats nothing of what was sent, not even in its links. */
    public String to(String language) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                        && now.getResponse() != null
                        && now.getResponse().getStatus() < FIRST_ERROR
                ? withQueryOf(now.getRequest(), language)
                : "?lang=" + language;
    }

    private static String withQueryOf(HttpServletRequest request, String language) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }
}
