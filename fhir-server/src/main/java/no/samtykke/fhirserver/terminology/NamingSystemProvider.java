package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.NamingSystem;
import org.jspecify.annotations.Nullable;

/** Shows the systems of identifiers to anybody: in R4 they have no address and no version to be searched by. */
final class NamingSystemProvider implements IResourceProvider {

    private final DefinitionProvider definitions;

    NamingSystemProvider(GuidePackage guide) {
        definitions = new DefinitionProvider(NamingSystem.class, guide);
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return NamingSystem.class;
    }

    @Read
    public IBaseResource read(@IdParam IdType id) {
        return definitions.read(id);
    }

    @Search
    public List<IBaseResource> search(
            @OptionalParam(name = "name") @Nullable StringParam name,
            @OptionalParam(name = "status") @Nullable TokenParam status) {
        return definitions.search(null, null, name, status);
    }
}
