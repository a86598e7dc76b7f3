package no.samtykke.authserver.protocol;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.authserver.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Pages in nb, nn and en: what she chose ({@code ?lang=}), else what her browser prefers, else nb. */
@Configuration(proxyBeanMethods = false)
class Languages {

    private static final Locale NB = Locale.of("nb");
    private static final Map<String, Locale> KNOWN =
            Map.of("nb", NB, "no", NB, "nn", Locale.of("nn"), "en", Locale.ENGLISH);

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(NB);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver(ServerProperties server) {
        return new Chosen(server.isSecure());
    }

    private record Chosen(boolean secure) implements LocaleResolver {

        private static final String COOKIE = "samtykke-language";
        private static final Duration REMEMBERED = Duration.ofDays(365);

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            var cookie =
                    Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
            return Stream.concat(
                            Stream.of(request.getParameter("lang"), cookie.orElse(null))
                                    .flatMap(Stream::ofNullable),
                            preferred(request).stream())
                    .map(KNOWN::get)
                    .flatMap(Stream::ofNullable)
                    .findFirst()
                    .orElse(NB);
        }

        private static List<String> preferred(HttpServletRequest request) {
            return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                    ? List.of()
                    : Collections.list(request.getLocales()).stream()
                            .map(Locale::getLanguage)
                            .toList();
        }

        @Override
        public void setLocale(
                HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
            if (response == null || locale == null) {
                return;
            }
            var cookie = ResponseCookie.from(COOKIE, locale.getLanguage())
                    .httpOnly(true)
                    .secure(secure)
                    .sameSite("Lax")
                    .path("/")
                    .maxAge(REMEMBERED)
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }
}
