package no.samtykke.fhirserver.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.apache.hc.core5.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Looks at the head of a document, before anything of it is passed on. */
@Component
class DocumentOpening {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=([0-9]{1,15}-[0-9]{0,15}|-[0-9]{1,15})");
    private static final Pattern GIVEN_RANGE = Pattern.compile("bytes ([0-9]{1,15})-([0-9]{1,15})/([0-9]{1,15}|\\*)");
    private static final Pattern NO_RANGE = Pattern.compile("bytes \\*/[0-9]{1,15}");
    private static final String ENCRYPTED = "application/jose";

    private final long largest;

    DocumentOpening(SourcesProperties properties) {
        this.largest = properties.largestDocument().toBytes();
    }

    /** What is no single range of bytes is left out, as if it had not been asked for; so with what is encrypted. */
    Optional<String> range(DocumentWish wish) {
        return wish.encryptTo().isPresent()
                ? Optional.empty()
                : wish.range().filter(range -> ONE_RANGE.matcher(range).matches());
    }

    /** Closes the reply when it throws. */
    OpenedDocument open(Reply reply, Places.Place place, DocumentWish wish) throws SourceSilent, IOException {
        try {
            return look(reply, place, wish);
        } catch (SourceSilent | IOException | RuntimeException failed) {
            reply.close();
            throw failed;
        }
    }

    private OpenedDocument look(Reply reply, Places.Place place, DocumentWish wish) throws SourceSilent, IOException {
        boolean asksRange = range(wish).isPresent();
        if (!(reply.status() == 416 && asksRange)) {
            reply.mustBeSuccess();
        }
        reply.mustBeUncompressed();
        long declared = reply.response().getEntity() == null
                ? 0
                : reply.response().getEntity().getContentLength();
        var range = reply.header(HttpHeaders.CONTENT_RANGE);
        if (declared > largest || !isRight(reply.status(), asksRange, range.orElse(""), declared)) {
            throw new SourceSilent(Why.NONSENSE);
        }
        if (reply.status() == 416) {
            return nothingOfThatRange(range, new DocumentStream(reply, place, InputStream.nullInputStream(), largest));
        }
        return new OpenedDocument(
                reply.status(),
                contentType(reply, wish),
                declared < 0 ? OptionalLong.empty() : OptionalLong.of(declared),
                reply.status() == 200 ? Optional.empty() : range,
                new DocumentStream(reply, place, reply.body(), largest));
    }

    /** What the source says about it is nothing of the document, and not passed on. */
    private static OpenedDocument nothingOfThatRange(Optional<String> range, DocumentStream nothing) {
        return new OpenedDocument(416, MediaType.APPLICATION_OCTET_STREAM_VALUE, OptionalLong.of(0), range, nothing);
    }

    private static boolean isRight(int status, boolean asksRange, String range, long declared) {
        return switch (status) {
            case 200 -> true;
            case 206 -> asksRange && isTrue(range, declared);
            case 416 -> range.isEmpty() || NO_RANGE.matcher(range).matches();
            default -> false;
        };
    }

    private static boolean isTrue(String range, long declared) {
        var given = GIVEN_RANGE.matcher(range);
        if (!given.matches()) {
            return false;
        }
        long first = Long.parseLong(given.group(1));
        long last = Long.parseLong(given.group(2));
        return first <= last
                && (declared < 0 || declared == last - first + 1)
                && (given.group(3).equals("*") || last < Long.parseLong(given.group(3)));
    }

    /** Who asked for something encrypted gets nothing else. */
    private static String contentType(Reply reply, DocumentWish wish) throws SourceSilent {
        var type = reply.contentType();
        if (wish.encryptTo().isPresent() && !ENCRYPTED.equals(type.toString())) {
            throw new SourceSilent(Why.NONSENSE);
        }
        return type.toString();
    }
}
