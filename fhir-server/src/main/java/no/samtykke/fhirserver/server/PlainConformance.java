package no.samtykke.fhirserver.server;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.instance.model.api.IBaseConformance;

/**
 * HAPI's CapabilityStatement without its answers to reads of OperationDefinitions, which would come before those of the
 * guide.
 *
 * @see <a href="https://github.com/hapifhir/hapi-fhir/issues/7714">the same, seen by others</a>
 */
public final class PlainConformance {

    private final ServerCapabilityStatementProvider generated;

    PlainConformance(RestfulServer server) {
        generated = new ServerCapabilityStatementProvider(server);
    }

    @Metadata
    public IBaseConformance getServerConformance(HttpServletRequest http, RequestDetails request) {
        return generated.getServerConformance(http, request);
    }

    /** Is called by its name. */
    public void setRestfulServer(RestfulServer server) {
        generated.setRestfulServer(server);
    }
}
