package no.samtykke.fhirserver.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import no.samtykke.fhirserver.access.ExportAddresses;
import no.samtykke.fhirserver.access.PublicContent;
import no.samtykke.fhirserver.access.ServedOperation;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.access.SystemContent;
import no.samtykke.fhirserver.access.Validated;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/** The CapabilityStatement names what works, and how to log in. What a door would refuse is not named. */
@Component
@Interceptor
class Capabilities {

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final SmartProperties properties;
    private final PassedCapabilities passed;
    private final NamesOfTheGuide names;

    Capabilities(SmartProperties properties, PassedCapabilities passed, NamesOfTheGuide names) {
        this.properties = properties;
        this.passed = passed;
        this.names = names;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance generated) {
        var statement = (CapabilityStatement) generated;
        statement.setName("Samtykke").setTitle("Samtykke").setPublisher("Samtykke");
        statement.getSoftware().setName("Samtykke").setVersion(null);
        statement
                .getImplementation()
                .setDescription("Samtykke. Its implementation guide is at "
                        + properties.base().resolve("ig/"))
                .setUrl(properties.base().toString());
        statement.getFormat().clear();
        statement.addFormat("application/fhir+json").addFormat("json");
        statement.getPatchFormat().clear();
        statement.getRest().forEach(this::complete);
        names.nameIn(statement);
    }

    private void complete(CapabilityStatementRestComponent rest) {
        describeSecurity(rest.getSecurity());
        rest.getResource()
                .removeIf(resource -> ServedType.of(resource.getType()).isEmpty()
                        && !ExportAddresses.isGroup(resource.getType())
                        && !PublicContent.holds(resource.getType())
                        && !SystemContent.holds(resource.getType()));
        rest.getResource().forEach(Capabilities::keepWhatIsServed);
        rest.getResource().stream()
                .filter(resource -> resource.getType().equals("AuditEvent"))
                .forEach(Capabilities::nameLogSearch);
        rest.getResource().stream()
                .filter(resource -> ExportAddresses.offersOperation(resource.getType(), "$export"))
                .forEach(Capabilities::nameExport);
        rest.getResource().stream()
                .filter(resource -> SystemContent.holds(resource.getType()))
                .forEach(Capabilities::nameSubscriptions);
        rest.getResource().forEach(passed::complete);
        // Operations of log-in are for our auth-server alone, and transactions for systems that load data.
        rest.getOperation()
                .removeIf(operation -> ServedOperation.of("$" + operation.getName())
                        .filter(ServedOperation::isPublished)
                        .isEmpty());
        rest.getSearchParam().clear();
    }

    private void describeSecurity(CapabilityStatement.CapabilityStatementRestSecurityComponent security) {
        security.setCors(true);
        security.addService()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("SMART-on-FHIR");
        security.setDescription("SMART App Launch 2.2 after log-in at ID-porten at level "
                + String.join(" or ", properties.acceptedAcr())
                + ". Each request is decided anew: by scope, session, level, relation and consents.");
        var uris = security.addExtension().setUrl(OAUTH_URIS);
        uris.addExtension("authorize", new UriType(properties.issuer() + "/oauth2/authorize"));
        uris.addExtension("token", new UriType(properties.issuer() + "/oauth2/token"));
    }

    private static void keepWhatIsServed(CapabilityStatementRestResourceComponent resource) {
        ServedType.of(resource.getType()).ifPresent(type -> {
            resource.getSearchParam()
                    .removeIf(parameter -> !type.searchParameters().contains(parameter.getName())
                            && !type.compartmentParameter().equals(parameter.getName())
                            && !parameter.getName().equals("_lastUpdated")
                            && !parameter.getName().equals("_id"));
            resource.getSearchInclude().clear();
            resource.getSearchRevInclude().clear();
            resource.getOperation().clear();
            if (Validated.types().contains(resource.getType())) {
                resource.addOperation().setName("validate");
            }
            resource.setConditionalCreate(false).setConditionalUpdate(false).setConditionalDelete(null);
            resource.getReferencePolicy().clear();
            resource.setUpdateCreate(false);
        });
    }

    private static void nameExport(CapabilityStatementRestResourceComponent resource) {
        resource.getOperation().removeIf(operation -> operation.getName().equals("export"));
        resource.addOperation().setName("export");
        if (ExportAddresses.isGroup(resource.getType())) {
            resource.getSearchParam().clear();
            resource.getSearchInclude().clear();
            resource.getReferencePolicy().clear();
            resource.setConditionalCreate(false).setConditionalUpdate(false).setConditionalDelete(null);
        }
    }

    private static void nameSubscriptions(CapabilityStatementRestResourceComponent subscriptions) {
        subscriptions.getSearchParam().clear();
        subscriptions.getSearchInclude().clear();
        subscriptions.getReferencePolicy().clear();
        subscriptions.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
        subscriptions.addSearchParam().setName("status").setType(SearchParamType.TOKEN);
        subscriptions.addSearchParam().setName("url").setType(SearchParamType.URI);
        subscriptions.getOperation().clear();
        subscriptions.addOperation().setName("events");
        subscriptions.addOperation().setName("status");
        subscriptions.setConditionalCreate(false).setConditionalUpdate(false).setConditionalDelete(null);
        subscriptions.setUpdateCreate(false);
    }

    /** HAPI cannot see them: our own provider reads them itself. */
    private static void nameLogSearch(CapabilityStatementRestResourceComponent log) {
        log.getSearchParam().clear();
        log.addSearchParam().setName("patient").setType(SearchParamType.REFERENCE);
        log.addSearchParam().setName("date").setType(SearchParamType.DATE);
        for (String name : List.of("type", "subtype", "outcome")) {
            log.addSearchParam().setName(name).setType(SearchParamType.TOKEN);
        }
        log.addSearchParam().setName("agent").setType(SearchParamType.REFERENCE);
        log.addSearchParam()
                .setName("entity-type")
                .setType(SearchParamType.SPECIAL)
                .setDocumentation("For those who watch over systems: a resource type.");
    }
}
