package no.samtykke.fhirserver.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/**
 * A readable page, written a piece at a time: no script, nothing from elsewhere, and only the style that is in it. It
 * says so itself too, for the day on which it is opened as a file.
 */
final class Page {

    static final String CONTENT_TYPE = "text/html;charset=UTF-8";

    private static final String STYLE = "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:0 auto;padding:1rem;"
            + "color:#1a1a1a;background:#fff}h1,h2,h3{line-height:1.2}h2{border-top:2px solid #555;padding-top:1rem}"
            + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3rem .5rem;"
            + "text-align:left;vertical-align:top;overflow-wrap:anywhere}dt{font-weight:bold}dd{margin:0 0 .3rem 1.5rem;"
            + "overflow-wrap:anywhere}a{color:#0a4a8f}article{margin:1rem 0;padding-left:.7rem;border-left:3px solid #767676}";

    static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";

    private final OutputStream out;

    Page(OutputStream out) {
        this.out = out;
    }

    Page begin(String language, String title) {
        return raw("<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .text(title)
                .raw("</title><style>" + STYLE + "</style></head><body><main><h1>")
                .text(title)
                .raw("</h1>\n");
    }

    void end() {
        raw("</main></body></html>\n");
    }

    Page element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    Page fact(String name, String value) {
        return element("dt", name).element("dd", value);
    }

    Page text(String text) {
        return raw(HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    /** Words of this room, never of anybody else. */
    Page raw(String html) {
        try {
            out.write(html.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
