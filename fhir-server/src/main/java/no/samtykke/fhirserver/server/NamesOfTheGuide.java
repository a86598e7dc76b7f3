package no.samtykke.fhirserver.server;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.samtykke.fhirserver.consent.ConsentCategory;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.springframework.stereotype.Component;

/**
 * Names in the CapabilityStatement what our implementation guide defines: the statement that this server meets, the
 * definition of each operation and search parameter, the profiles of each type. HAPI would name definitions that are
 * nowhere to be read.
 */
@Component
class NamesOfTheGuide {

    private static final String CANONICAL = "https://samtykke.example/fhir/";
    private static final String BULK_DATA = "http://hl7.org/fhir/uv/bulkdata/";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";
    private static final String HL7 = "http://hl7.org/fhir/";

    /** Of the types whose resources have a form of their own here; Consents have one for each category besides. */
    private static final Map<String, List<String>> PROFILES = Map.of(
            "AuditEvent",
                    List.of(
                            "samtykke-audit-event-citizen",
                            "samtykke-audit-event-security",
                            "samtykke-audit-event-disclosure"),
            "Binary", List.of("samtykke-binary"),
            "Consent", List.of("samtykke-consent"),
            "DocumentReference", List.of("samtykke-document-reference"),
            "Patient", List.of("samtykke-patient"),
            "RelatedPerson",
                    List.of(
                            "samtykke-related-person-holder",
                            "samtykke-related-person-parent",
                            "samtykke-related-person-guardian"),
            "Subscription", List.of("samtykke-subscription"),
            "Task", List.of("samtykke-task-correction", "samtykke-task-reopening"));

    private final ISearchParamRegistry registry;

    NamesOfTheGuide(ISearchParamRegistry registry) {
        this.registry = registry;
    }

    void nameIn(CapabilityStatement statement) {
        statement.getInstantiates().clear();
        statement.addInstantiates(CANONICAL + "CapabilityStatement/samtykke-server");
        statement.addInstantiates(BULK_DATA + "CapabilityStatement/bulk-data");
        statement.getImplementationGuide().clear();
        statement.addImplementationGuide(CANONICAL + "ImplementationGuide/no.samtykke.fhir");
        statement.getRest().forEach(this::nameIn);
    }

    private void nameIn(CapabilityStatementRestComponent rest) {
        rest.getOperation().forEach(operation -> operation.setDefinition(definition(operation.getName())));
        rest.getResource().forEach(this::nameIn);
    }

    private void nameIn(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        resource.getSupportedProfile().clear();
        PROFILES.getOrDefault(type, List.of()).forEach(profile -> support(resource, profile));
        if (type.equals("Consent")) {
            Arrays.stream(ConsentCategory.values())
                    .forEach(category -> support(resource, "samtykke-consent-" + category.code()));
        }
        resource.getSearchParam().forEach(parameter -> name(parameter, type));
        resource.getOperation().forEach(operation -> name(operation, type));
    }

    private static void support(CapabilityStatementRestResourceComponent resource, String profile) {
        resource.addSupportedProfile(CANONICAL + "StructureDefinition/" + profile);
    }

    /** The usage log is searched by parameters of our own; all others are those of FHIR, and a chain has none. */
    private void name(CapabilityStatementRestResourceSearchParamComponent parameter, String type) {
        if (type.equals("AuditEvent")) {
            parameter.setDefinition(CANONICAL + "SearchParameter/audit-event-" + parameter.getName());
        } else {
            var known = registry.getActiveSearchParam(type, parameter.getName(), SearchParamLookupContextEnum.SEARCH);
            parameter.setDefinition(known == null ? null : known.getUri());
        }
    }

    /**
     * Our own operations are called at the root; those of a type are FHIR's, or of Bulk Data Access or the backport of
     * R5.
     */
    private static void name(CapabilityStatementRestResourceOperationComponent operation, String type) {
        if (operation.getName().equals("export")) {
            operation.setDefinition(BULK_DATA + "OperationDefinition/" + type.toLowerCase(Locale.ROOT) + "-export");
            return;
        }
        if (type.equals("Subscription")) {
            operation.setDefinition(BACKPORT + "OperationDefinition/backport-subscription-" + operation.getName());
            return;
        }
        String of = operation.getName().equals("validate") ? "Resource" : type;
        operation.setDefinition(HL7 + "OperationDefinition/" + of + "-" + operation.getName());
    }

    private static String definition(String operation) {
        return CANONICAL + "OperationDefinition/" + operation;
    }
}
