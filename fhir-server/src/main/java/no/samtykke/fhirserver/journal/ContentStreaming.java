package no.samtykke.fhirserver.journal;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import no.samtykke.fhirserver.sources.SessionMemory;
import org.springframework.stereotype.Component;

/**
 * Lets a content flow, after the last door and the usage log have let it. It flows on a thread of its own, so that no
 * download holds one of those that answer requests.
 */
@Component
@Interceptor
public class ContentStreaming {

    private final SessionMemory memory;

    ContentStreaming(SessionMemory memory) {
        this.memory = memory;
    }

    /** @return false when the answer has been written here, and HAPI is to write nothing */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 600)
    public boolean onResponse(RequestDetails request, HttpServletRequest servletRequest, HttpServletResponse response)
            throws IOException {
        var passage = Passage.of(request);
        if (passage.isEmpty() || !(request instanceof ServletRequestDetails)) {
            return true;
        }
        var form = ContentForm.of(request);
        ContentHeaders.write(response, passage.get(), form);
        if (servletRequest.getMethod().equals("HEAD")) {
            Download.close(passage.get());
            return false;
        }
        boolean endIsKnown =
                form == ContentForm.RAW && passage.get().document().length().isPresent();
        if (!endIsKnown && !servletRequest.getProtocol().equals("HTTP/1.0")) {
            // Trailers, though there are none, make the container send the end of the answer also where it closes the
            // connection after it. Else the app could not tell a part from the whole.
            response.setTrailerFields(Map::of);
        }
        // From here on the headers are nobody's to change: filters would, while the content already flows.
        response.flushBuffer();
        var async = servletRequest.startAsync();
        // The source and the session end it, not a clock.
        async.setTimeout(0);
        var download = new Download(passage.get(), form, request.getId().getIdPart(), async);
        download.endWith(memory);
        Thread.ofVirtual().name("download").start(download);
        return false;
    }

    /** What was opened, and stopped before it could flow, is closed. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public void onFailure(RequestDetails request) {
        if (request != null) {
            Passage.of(request).ifPresent(Download::close);
        }
    }
}
