package no.samtykke.fhirserver.sources;

import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import no.samtykke.fhirserver.sources.SourceSilent.Why;

/**
 * Where a document is, as a source wrote it. It leads beneath the base address of that source or nowhere: not to
 * another machine, nor by dots, by what stands encoded, or by a query to something else on that one.
 */
final class DocumentAddress {

    private static final int LONGEST = 1000;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@-]+");

    private DocumentAddress() {}

    /** The address at which it is opened. */
    static URI toOpen(Source source, String address) throws SourceSilent {
        String base = source.base() + "/";
        String path = address.startsWith(base) ? address.substring(base.length()) : address;
        boolean leadsBeneath = path.length() <= LONGEST
                && Arrays.stream(path.split("/", -1)).allMatch(DocumentAddress::isName)
                && !NationalIdsInText.found(path);
        if (!leadsBeneath) {
            throw new SourceSilent(Why.NONSENSE);
        }
        return URI.create(base + path + "/$open");
    }

    private static boolean isName(String segment) {
        return SEGMENT.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }
}
