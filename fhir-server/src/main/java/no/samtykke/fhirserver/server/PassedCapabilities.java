package no.samtykke.fhirserver.server;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.TreeSet;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.passthrough.PassThroughProviders;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.stereotype.Component;

/** What searches of passed types can ask. HAPI cannot see it: our own providers read the parameters themselves. */
@Component
class PassedCapabilities {

    private static final String BY_NUMBER =
            "By POST to _search only, in the body: a national number never stands in an address. Finds what the patient"
                    + " in context has when it is hers, and else nothing.";

    private final ISearchParamRegistry registry;
    private final PassThroughProviders passedThrough;

    PassedCapabilities(ISearchParamRegistry registry, PassThroughProviders passedThrough) {
        this.registry = registry;
        this.passedThrough = passedThrough;
    }

    void complete(CapabilityStatementRestResourceComponent resource) {
        ServedType.of(resource.getType())
                .filter(type -> type != ServedType.BINARY)
                .filter(type ->
                        type.isFromSources() && (!type.isStored() || passedThrough.standBefore(type.resourceType())))
                .ifPresent(type -> name(type, resource));
    }

    private void name(ServedType type, CapabilityStatementRestResourceComponent resource) {
        var names = new TreeSet<>(type.searchParameters());
        names.add(type.compartmentParameter());
        names.add("_id");
        names.add("_lastUpdated");
        resource.getSearchParam().clear();
        for (String name : names) {
            resource.addSearchParam().setName(name).setType(typeOf(type, name));
        }
        if (type == ServedType.DOCUMENT_REFERENCE) {
            resource.addSearchParam()
                    .setName("patient.identifier")
                    .setType(SearchParamType.TOKEN)
                    .setDocumentation(BY_NUMBER);
        }
        if (type == ServedType.PRACTITIONER_ROLE) {
            resource.addSearchInclude("PractitionerRole:practitioner");
        }
        if (!type.isStored()) {
            resource.setDocumentation("Had by sources, passed through, and stored nowhere here.");
        }
    }

    private SearchParamType typeOf(ServedType type, String name) {
        return switch (name) {
            case "_id" -> SearchParamType.TOKEN;
            case "_lastUpdated" -> SearchParamType.DATE;
            default ->
                SearchParamType.fromCode(
                        registry.getActiveSearchParam(type.resourceType(), name, SearchParamLookupContextEnum.SEARCH)
                                .getParamType()
                                .getCode());
        };
    }
}
