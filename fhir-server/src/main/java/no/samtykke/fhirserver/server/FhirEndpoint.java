package no.samtykke.fhirserver.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.explain.ExplainOperation;
import no.samtykke.fhirserver.explain.PreviewOperation;
import no.samtykke.fhirserver.kjernejournal.KjernejournalOperations;
import no.samtykke.fhirserver.login.AppOperations;
import no.samtykke.fhirserver.login.LoginOperations;
import no.samtykke.fhirserver.login.RepresentationOperations;
import no.samtykke.fhirserver.mandate.MandateOperations;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.usagelog.AuditEventProvider;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR API: the list of what is served. */
@Configuration
class FhirEndpoint {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    /** Kept in storage for the server's own use and served to nobody, besides the reference data. */
    private static final List<String> UNSERVED = List.of(
            "Provenance",
            // HAPI's own services ask for these.
            "Task",
            "SearchParameter",
            "StructureDefinition",
            "CodeSystem",
            "ValueSet",
            "ConceptMap",
            "NamingSystem");

    @Bean
    RestfulServer restfulServer(
            FhirContext fhir,
            BeanFactory beans,
            Transactions transactions,
            LoginOperations login,
            RepresentationOperations representations,
            AppOperations apps,
            MandateOperations mandates,
            KjernejournalOperations kjernejournal,
            ExplainOperation explain,
            PreviewOperation preview,
            AuditEventProvider usageLog,
            DaoRegistry storage,
            Doors doors,
            SmartProperties properties) {
        // An element that is not understood is refused, never dropped.
        fhir.setParserErrorHandler(new StrictErrorHandler());
        storage.setSupportedResourceTypes(storedTypes());
        var server = new QuietServer(fhir);
        server.setServerAddressStrategy(
                new HardcodedServerAddressStrategy(properties.base().toString()));
        doors.standAt(server);
        server.registerProviders(providersOfServedTypes(beans));
        server.registerProvider(transactions);
        server.registerProviders(login, representations, apps, mandates, kjernejournal, explain, preview, usageLog);
        server.setDefaultPageSize(PAGE);
        server.setMaximumPageSize(LARGEST_PAGE);
        server.setDefaultPreferReturn(PreferReturnEnum.MINIMAL);
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setUncompressIncomingContents(false);
        return server;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer server) {
        var servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** By the names that HAPI gives its providers: to make those of all other types as well would delay the start. */
    private static List<IResourceProvider> providersOfServedTypes(BeanFactory beans) {
        return Stream.of(ServedType.values())
                .map(ServedType::resourceType)
                .filter(FhirEndpoint::isServedFromStorage)
                .map(type -> beans.getBean("my" + type + "RpR4", IResourceProvider.class))
                .toList();
    }

    /** What is not here cannot be stored by any way, a transaction included. */
    private static List<String> storedTypes() {
        var served =
                Stream.of(ServedType.values()).map(ServedType::resourceType).filter(FhirEndpoint::isServedFromStorage);
        var unserved = Stream.concat(ServedType.referenceData().stream(), UNSERVED.stream());
        return Stream.concat(served, unserved).toList();
    }

    private static boolean isServedFromStorage(String resourceType) {
        return !resourceType.equals("AuditEvent") && ServedType.of(resourceType).isPresent();
    }

    /** Does not tell which product and version it is. */
    private static final class QuietServer extends RestfulServer {

        QuietServer(FhirContext fhir) {
            super(fhir);
        }

        @Override
        protected String createPoweredByHeader() {
            return "";
        }
    }
}
