package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language of an answer: the first of Accept-Language that there are texts in, else bokmål. */
public final class Languages {

    private static final String FALLBACK = "nb";
    private static final Set<String> KNOWN = Set.of("nb", "nn", "en");

    private Languages() {}

    public static String of(RequestDetails request) {
        return of(request.getHeader("Accept-Language"));
    }

    /** @param header Accept-Language; null when there is none */
    public static String of(@Nullable String header) {
        if (header == null) {
            return FALLBACK;
        }
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(header);
            return wanted.stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .map(language -> language.equals("no") ? FALLBACK : language)
                    .filter(KNOWN::contains)
                    .findFirst()
                    .orElse(FALLBACK);
        } catch (IllegalArgumentException notALanguage) {
            return FALLBACK;
        }
    }
}
