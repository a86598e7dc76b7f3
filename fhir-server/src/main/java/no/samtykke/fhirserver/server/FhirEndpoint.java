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
import no.samtykke.fhirserver.access.LoadedTypes;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.smart.SmartProperties;
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
            "QuestionnaireResponse",
            // HAPI's own services ask for these.
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
            OwnProviders ownProviders,
            DaoRegistry storage,
            Doors doors,
            SmartProperties properties) {
        // An element that is not understood is refused, never dropped.
        fhir.setParserErrorHandler(new StrictErrorHandler());
        storage.setSupportedResourceTypes(storedTypes());
        var server = new QuietServer(fhir);
        server.setServerAddressStrategy(
                new HardcodedServerAddressStrategy(properties.base().toString()));
        server.setServerConformanceProvider(new PlainConformance(server));
        doors.standAt(server);
        server.registerProviders(providersOfServedTypes(beans));
        server.registerProvider(transactions);
        server.registerProviders(ownProviders.all());
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
                .filter(ServedType::isStored)
                .map(ServedType::resourceType)
                .map(type -> beans.getBean("my" + type + "RpR4", IResourceProvider.class))
                .toList();
    }

    /** What is not here cannot be stored by any way, a transaction included. */
    private static List<String> storedTypes() {
        var served = Stream.of(ServedType.values()).filter(ServedType::isStored).map(ServedType::resourceType);
        var unserved = Stream.concat(LoadedTypes.referenceData().stream(), UNSERVED.stream());
        return Stream.concat(served, unserved).toList();
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
