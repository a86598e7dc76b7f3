package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.Refusals;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Shows the definitions of one type to anybody, with a token or without. */
final class DefinitionProvider implements IResourceProvider {

    static final List<Class<? extends MetadataResource>> SHOWN = List.of(
            CapabilityStatement.class,
            CodeSystem.class,
            ConceptMap.class,
            NamingSystem.class,
            OperationDefinition.class,
            SearchParameter.class,
            StructureDefinition.class,
            ValueSet.class);

    private final Class<? extends MetadataResource> type;
    private final GuidePackage guide;

    DefinitionProvider(Class<? extends MetadataResource> type, GuidePackage guide) {
        this.type = type;
        this.guide = guide;
    }

    static Set<String> types() {
        return SHOWN.stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Read
    public IBaseResource read(@IdParam IdType id) {
        return guide.all(type).stream()
                .filter(definition -> definition.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .map(MetadataResource::copy)
                .orElseThrow(Refusals::absent);
    }

    @Search
    public List<IBaseResource> search(
            @OptionalParam(name = "url") @Nullable UriParam url,
            @OptionalParam(name = "version") @Nullable TokenParam version,
            @OptionalParam(name = "name") @Nullable StringParam name,
            @OptionalParam(name = "status") @Nullable TokenParam status) {
        return guide.all(type).stream()
                .filter(definition -> url == null || url.getValue().equals(definition.getUrl()))
                .filter(definition -> version == null || version.getValue().equals(definition.getVersion()))
                .filter(definition -> name == null || begins(definition.getName(), name))
                .filter(definition -> status == null
                        || status.getValue().equals(definition.getStatus().toCode()))
                .map(definition -> (IBaseResource) definition.copy())
                .toList();
    }

    private static boolean begins(@Nullable String name, StringParam asked) {
        if (name == null) {
            return false;
        }
        String text = name.toLowerCase(Locale.ROOT);
        String wanted = asked.getValue().toLowerCase(Locale.ROOT);
        if (asked.isExact()) {
            return name.equals(asked.getValue());
        }
        return asked.isContains() ? text.contains(wanted) : text.startsWith(wanted);
    }
}
