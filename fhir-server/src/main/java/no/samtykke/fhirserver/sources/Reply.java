package no.samtykke.fhirserver.sources;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The answer of a source, its body not yet read. Nothing of it is believed before it was looked at. */
record Reply(HttpPost request, ClassicHttpResponse response) implements Closeable {

    private static final int LONGEST_VALUE = 200;
    /** Not known, too slow, too often: these say nothing of what was asked for. */
    private static final Set<Integer> OF_ALL_REQUESTS = Set.of(401, 408, 429);

    int status() {
        return response.getCode();
    }

    /** Empty when it stands there several times, is very long, or holds what is no visible ASCII. */
    Optional<String> header(String name) {
        Header[] all = response.getHeaders(name);
        return all.length == 1 ? Optional.ofNullable(all[0].getValue()).filter(Reply::isHarmless) : Optional.empty();
    }

    /** A type without wildcards, with its parameters. */
    MediaType contentType() throws SourceSilent {
        try {
            return header(HttpHeaders.CONTENT_TYPE)
                    .map(MediaType::parseMediaType)
                    .filter(MediaType::isConcrete)
                    .orElseThrow(() -> new SourceSilent(Why.NONSENSE));
        } catch (InvalidMediaTypeException _) {
            throw new SourceSilent(Why.NONSENSE);
        }
    }

    /** What was compressed may become as large as it likes: it was not asked for, and is not taken. */
    void mustBeUncompressed() throws SourceSilent {
        for (Header header : response.getHeaders(HttpHeaders.CONTENT_ENCODING)) {
            if (!"identity".equals(header.getValue().toLowerCase(Locale.ROOT))) {
                throw new SourceSilent(Why.NONSENSE);
            }
        }
    }

    /** A source that sends us elsewhere gives nothing; one that refuses is not down. */
    void mustBeSuccess() throws SourceSilent {
        boolean refused = status() / 100 == 4 && !OF_ALL_REQUESTS.contains(status());
        if (refused) {
            throw new RefusedBySource();
        }
        switch (status() / 100) {
            case 2 -> {}
            case 3 -> throw new SourceSilent(Why.NONSENSE);
            default -> throw new SourceSilent(Why.DOWN);
        }
    }

    InputStream body() throws IOException {
        var entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /** @throws SourceSilent when there is more than that */
    byte[] all(int most) throws IOException, SourceSilent {
        byte[] bytes = body().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new SourceSilent(Why.NONSENSE);
        }
        return bytes;
    }

    /** Breaks the connection, also under a thread that reads: an orderly end would read all that is left. */
    @Override
    public void close() {
        request.cancel();
    }

    static SourceSilent silence(IOException failed) {
        return new SourceSilent(
                switch (failed) {
                    case SocketTimeoutException _ -> Why.TIMED_OUT;
                    case ClientProtocolException _, MessageConstraintException _ -> Why.NONSENSE;
                    default -> Why.DOWN;
                });
    }

    private static boolean isHarmless(String value) {
        return value.length() <= LONGEST_VALUE && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
