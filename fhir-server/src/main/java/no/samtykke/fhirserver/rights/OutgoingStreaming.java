package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import no.samtykke.fhirserver.journal.BrokenOff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a copy or a report flow, after the last door and the usage log have let it, on a thread of its own. One that
 * fails on its way is broken off, so that a part does not look whole.
 */
@Component
@Interceptor
public class OutgoingStreaming {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingStreaming.class);
    private static final int PIECE = 32_768;

    /** @return false when the answer is written here, and HAPI is to write nothing */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 610)
    public boolean onResponse(RequestDetails request, HttpServletRequest servletRequest, HttpServletResponse response)
            throws IOException {
        var outgoing = Outgoing.of(request);
        if (outgoing.isEmpty()) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(outgoing.get().contentType());
        response.setHeader("Cache-Control", "no-store");
        outgoing.get()
                .fileName()
                .ifPresent(name -> response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\""));
        outgoing.get().styles().ifPresent(styles -> response.setHeader("Content-Security-Policy", styles));
        if (!servletRequest.getProtocol().equals("HTTP/1.0")) {
            // As for documents: the container sends the end of the answer also where it closes the connection after it.
            response.setTrailerFields(Map::of);
        }
        response.flushBuffer();
        var async = servletRequest.startAsync();
        async.setTimeout(0);
        Thread.ofVirtual().name("copy").start(() -> write(outgoing.get(), async));
        return false;
    }

    private static void write(Outgoing outgoing, AsyncContext async) {
        try {
            var out = new BufferedOutputStream(async.getResponse().getOutputStream(), PIECE);
            outgoing.body().writeTo(out);
            out.flush();
            async.complete();
        } catch (IOException | UncheckedIOException gone) {
            LOG.warn("A copy was broken off: {}", gone.getClass().getSimpleName());
            BrokenOff.of(async).run();
        } catch (RuntimeException fault) {
            LOG.error("A copy was broken off: {}", fault.getClass().getName(), fault);
            BrokenOff.of(async).run();
        }
    }
}
