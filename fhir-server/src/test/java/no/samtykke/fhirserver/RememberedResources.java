package no.samtykke.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Stands in for HAPI's storage where a whole server would be too slow: creates, reads and updates, and no more. */
public final class RememberedResources {

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Map<String, Resource> current = new HashMap<>();
    private final List<Resource> created = new ArrayList<>();

    public DaoRegistry of(List<Class<? extends IBaseResource>> types) {
        var registry = new DaoRegistry(fhir);
        registry.setResourceDaos(types.stream().map(this::dao).toList());
        return registry;
    }

    public void remember(Resource resource) {
        current.put(key(resource.getIdElement()), resource.copy());
    }

    public <R extends Resource> R read(Class<R> type, String id) {
        return type.cast(read(new IdType(type.getSimpleName(), id)));
    }

    /** All that was created of a type, in order, as it was then. */
    public <R extends Resource> List<R> created(Class<R> type) {
        return created.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** HAPI's registry asks for the raw type. */
    @SuppressWarnings("rawtypes")
    private IFhirResourceDao dao(Class<? extends IBaseResource> type) {
        return (IFhirResourceDao) Proxy.newProxyInstance(
                IFhirResourceDao.class.getClassLoader(),
                new Class<?>[] {IFhirResourceDao.class},
                (dao, method, in) -> switch (method.getName()) {
                    case "getResourceType" -> type;
                    case "create" -> create((Resource) in[0]);
                    case "read" -> read((IIdType) in[0]);
                    case "update" -> update((Resource) in[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private DaoMethodOutcome create(Resource resource) {
        resource.setId(new IdType(resource.fhirType(), "new-" + (created.size() + 1)));
        created.add(resource.copy());
        return update(resource);
    }

    private DaoMethodOutcome update(Resource resource) {
        remember(resource);
        var outcome = new DaoMethodOutcome();
        outcome.setId(resource.getIdElement());
        return outcome;
    }

    private Resource read(IIdType id) {
        var found = current.get(key(id));
        if (found == null) {
            throw new ResourceNotFoundException(id);
        }
        return found.copy();
    }

    private static String key(IIdType id) {
        return id.getResourceType() + "/" + id.getIdPart();
    }
}
