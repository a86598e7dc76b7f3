package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.samtykke.authserver.launchcontext.LaunchContexts;
import no.samtykke.authserver.server.FaultPage;
import no.samtykke.authserver.session.BrowserCookies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where apps send people: {@code /oauth2/authorize}, by GET and by POST.
 *
 * <p>This is ours and not Spring Authorization Server's, which knows of no steps between log-in and consent, compares
 * scopes letter by letter, and replays the app's request after log-in, whereby a POST is lost. What it does well, the
 * token endpoint, keys and metadata, is its.
 */
@Controller
public class AuthorizationEndpoint {

    private static final Set<String> LANGUAGES = Set.of("nb", "nn", "en");

    private final AppRequests requests;
    private final Launches launches;
    private final LaunchContexts contexts;
    private final AppAnswer answer;
    private final BrowserCookies cookies;

    AuthorizationEndpoint(
            AppRequests requests,
            Launches launches,
            LaunchContexts contexts,
            AppAnswer answer,
            BrowserCookies cookies) {
        this.requests = requests;
        this.launches = launches;
        this.contexts = contexts;
        this.answer = answer;
        this.cookies = cookies;
    }

    @RequestMapping(
            path = "/oauth2/authorize",
            method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView authorize(HttpServletRequest http) {
        return switch (requests.judge(http)) {
            case AppRequests.Judgement.Accepted accepted -> accept(accepted.request(), http);
            case AppRequests.Judgement.ToldToApp told -> SeeOther.at(told.where());
            case AppRequests.Judgement.ToldOnPage told -> FaultPage.of(HttpStatus.BAD_REQUEST, told.fault());
        };
    }

    private ModelAndView accept(AppRequest request, HttpServletRequest http) {
        if (request.asksForNoPage()) {
            boolean loggedIn = cookies.session(http).isPresent();
            return SeeOther.at(answer.error(request, loggedIn ? "interaction_required" : "login_required"));
        }
        var context = request.launch().flatMap(launch -> contexts.use(launch, request.clientId()));
        if (request.launch().isPresent() && context.isEmpty()) {
            return SeeOther.at(answer.error(request, "invalid_request"));
        }
        var start = Launch.path(launches.begin(request, context).handle());
        return SeeOther.at(
                language(request).map(wanted -> start + "?lang=" + wanted).orElse(start));
    }

    /** The first language of {@code ui_locales} that we speak (OpenID Connect Core, 3.1.2.1). */
    private static Optional<String> language(AppRequest request) {
        return request.uiLocales().stream()
                .flatMap(wanted -> Arrays.stream(wanted.split(" ", -1)))
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .map(language -> "no".equals(language) ? "nb" : language)
                .filter(LANGUAGES::contains)
                .findFirst();
    }
}
