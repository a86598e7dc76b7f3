package no.samtykke.sandbox.sources;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samtykke.sandbox.loopback.Reply;

/** Gives a document as it is, or one range of it. */
record DocumentReply(Document document, Optional<String> range, Behaviour behaviour) implements Reply {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final int PIECE = 16_384;
    private static final long LIE = 100;

    @Override
    public void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", document.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        var asked = range.map(RANGE::matcher).filter(Matcher::matches);
        long first = asked.map(this::first).orElse(0L);
        long last = asked.map(this::last).orElse(document.size() - 1);
        if (first > last) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + document.size());
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        asked.ifPresent(_ -> exchange.getResponseHeaders()
                .set("Content-Range", "bytes %d-%d/%d".formatted(first, last, document.size())));
        long length = last - first + 1;
        boolean lies = behaviour.kind() == Behaviour.Kind.LYING_LENGTH;
        exchange.sendResponseHeaders(asked.isPresent() ? 206 : 200, lies ? length + LIE : length);
        long told = behaviour.kind() == Behaviour.Kind.BREAK_OFF ? length / 2 : length;
        copy(document.from(first), exchange.getResponseBody(), told);
    }

    private long first(Matcher asked) {
        return asked.group(1).isEmpty()
                ? Math.max(0, document.size() - Long.parseLong(asked.group(2)))
                : Long.parseLong(asked.group(1));
    }

    private long last(Matcher asked) {
        return asked.group(1).isEmpty() || asked.group(2).isEmpty()
                ? document.size() - 1
                : Math.min(document.size() - 1, Long.parseLong(asked.group(2)));
    }

    private static void copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = most;
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                return;
            }
            out.write(piece, 0, read);
            left -= read;
        }
        out.flush();
    }
}
