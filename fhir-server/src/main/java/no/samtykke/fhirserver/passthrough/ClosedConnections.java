package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.sources.Sources;
import org.springframework.stereotype.Component;

/**
 * Closes the connection after an answer that may hold what passed through: the buffers of a connection that waits for
 * its next request hold what was last sent.
 */
@Component
@Interceptor
public class ClosedConnections {

    private final boolean anySource;

    ClosedConnections(Sources sources) {
        this.anySource = !sources.all().isEmpty();
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 450)
    public void onResponse(RequestDetails request, HttpServletResponse response) {
        boolean mayHold = anySource
                && request.getResourceName() != null
                && ServedType.of(request.getResourceName())
                        .filter(ServedType::isFromSources)
                        .isPresent();
        if (mayHold && !response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
    }
}
