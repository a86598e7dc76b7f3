package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The language of an answer: the first of Accept-Language that there are texts in, else bokmål. */
public final class Languages {

    private static final String FALLBACK = "nb";
    private static final Set<String> KNOWN = Set.of("nb", "nn", "en");

    private Languages() {}

    public static String of(RequestDetails request) {
        String header = request.getHeader("Accept-Language");
        return header == null ? FALLBACK : of(header);
    }

    private static String of(String header) {
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
