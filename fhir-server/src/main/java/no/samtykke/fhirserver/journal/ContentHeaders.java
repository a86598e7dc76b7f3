package no.samtykke.fhirserver.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import org.springframework.http.ContentDisposition;

/** The headers of a content: it may be anything, so no browser runs any of it, and no cache keeps it. */
final class ContentHeaders {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15}-\\d{0,15}|-\\d{1,15})");
    private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{N} ._()-]+");
    private static final int LONGEST_NAME = 100;

    private ContentHeaders() {}

    /** Whether this asks for one range of bytes; several are answered with all. */
    static boolean isRange(String header) {
        return RANGE.matcher(header).matches();
    }

    static void write(HttpServletResponse response, Passage passage, ContentForm form) {
        var document = passage.document();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-site");
        if (form == ContentForm.RESOURCE) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("application/fhir+json;charset=UTF-8");
            return;
        }
        response.setStatus(document.status());
        response.setContentType(document.contentType());
        response.setHeader("Content-Disposition", disposition(passage.title()));
        response.setHeader("Accept-Ranges", document.contentType().equals(BinaryProvider.ENCRYPTED) ? "none" : "bytes");
        document.contentRange().ifPresent(range -> response.setHeader("Content-Range", range));
        document.length().ifPresent(response::setContentLengthLong);
    }

    /** The title is the source's: letters and numbers of it make a name, but never the number of a person. */
    private static String disposition(String title) {
        String masked = NationalIdsInText.mask(title).replace("*", "");
        String name = NO_PART_OF_A_NAME.matcher(masked).replaceAll(" ").strip();
        String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return ContentDisposition.attachment()
                .filename(shortened.isBlank() || shortened.startsWith(".") ? "dokument" : shortened, UTF_8)
                .build()
                .toString();
    }
}
