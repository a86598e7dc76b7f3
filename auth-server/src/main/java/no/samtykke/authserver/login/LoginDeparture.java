package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.Launches;
import no.samtykke.authserver.session.BrowserCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * The way to ID-porten: {@code /login/<launch>}. Asks for level 4, with PKCE, nonce and state, all new each time; asks
 * for a new log-in when the app wants one, or when the last was refused, because the same session there would be
 * refused again.
 */
@Component
public class LoginDeparture implements OAuth2AuthorizationRequestResolver {

    private static final Pattern PATH = Pattern.compile("/login/([A-Za-z0-9_-]{43})");

    private final OAuth2AuthorizationRequestResolver resolver;
    private final IdPorten idPorten;
    private final IdPortenProperties properties;
    private final Launches launches;
    private final BrowserCookies cookies;

    LoginDeparture(IdPorten idPorten, IdPortenProperties properties, Launches launches, BrowserCookies cookies) {
        var standard = new DefaultOAuth2AuthorizationRequestResolver(idPorten, "/login");
        standard.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        resolver = standard;
        this.idPorten = idPorten;
        this.properties = properties;
        this.launches = launches;
        this.cookies = cookies;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var path = PATH.matcher(request.getServletPath());
        var launch = path.matches()
                ? cookies.browser(request)
                        .flatMap(browser -> launches.find(path.group(1), browser))
                        .filter(unused -> idPorten.answers())
                : Optional.<Launch>empty();
        return launch.map(asking -> ask(asking, request)).orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return null;
    }

    private @Nullable OAuth2AuthorizationRequest ask(Launch launch, HttpServletRequest request) {
        var plain = resolver.resolve(request, IdPorten.REGISTRATION);
        if (plain == null) {
            return null;
        }
        request.setAttribute(UpstreamLogins.LAUNCH, launch.handle());
        boolean anew = launch.request().asksForFreshLogin()
                || launch.request().maxAge().isPresent()
                || launch.request().acrValues().isPresent()
                || launch.refusal().isPresent();
        return OAuth2AuthorizationRequest.from(plain)
                .additionalParameters(more -> {
                    more.put("acr_values", String.join(" ", properties.acceptedAcr()));
                    if (anew) {
                        more.put("prompt", "login");
                    }
                })
                .build();
    }
}
