package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.consent.ErasedPerson;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes resources that stay, in every version: the history of another person is hers, and is kept without the one who
 * is erased. The current version is changed through HAPI, which indexes it anew; those before are changed where they
 * lie, under their numbers and days.
 */
@Component
class OthersResources {

    private final FhirContext fhir;
    private final DaoRegistry storage;
    private final StoredResources stored;
    private final JdbcClient database;
    private final EntityManager entities;

    private record Version(long pid, String json) {}

    OthersResources(
            FhirContext fhir,
            DaoRegistry storage,
            StoredResources stored,
            JdbcClient database,
            EntityManager entities) {
        this.fhir = fhir;
        this.storage = storage;
        this.stored = stored;
        this.database = database;
        this.entities = entities;
    }

    /** Nothing that stays points to any of these afterwards. */
    void forget(Collection<StoredResource> gone) {
        entities.flush();
        var references = gone.stream().map(StoredResource::reference).collect(Collectors.toUnmodifiableSet());
        stored.pointingTo(gone).forEach(other -> change(other, resource -> unpoint(resource, references)));
    }

    /** @param change of every version; to be the same when it is made twice */
    void change(StoredResource other, UnaryOperator<IBaseResource> change) {
        entities.flush();
        var before = database.sql(
                        "select pid, res_text_vc from hfj_res_ver where res_id = ? and res_text_vc is not null")
                .param(other.pid())
                .query((row, _) -> new Version(row.getLong("pid"), row.getString("res_text_vc")))
                .list();
        changeCurrent(storage.getResourceDao(other.type()), other, change);
        entities.flush();
        before.forEach(version -> rewrite(version, change));
        entities.clear();
    }

    private static <T extends IBaseResource> void changeCurrent(
            IFhirResourceDao<T> dao, StoredResource other, UnaryOperator<IBaseResource> change) {
        T current = dao.read(new IdType(other.type(), other.id()), new SystemRequestDetails());
        dao.update(dao.getResourceType().cast(change.apply(current)), new SystemRequestDetails());
    }

    /** What HAPI wrote itself is read as it is: a version may be older than a rule that it breaks. */
    private void rewrite(Version version, UnaryOperator<IBaseResource> change) {
        var parser = fhir.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        var changed = change.apply(parser.parseResource(version.json()));
        database.sql("update hfj_res_ver set res_text_vc = ? where pid = ?")
                .params(fhir.newJsonParser().encodeResourceToString(changed), version.pid())
                .update();
    }

    private IBaseResource unpoint(IBaseResource resource, Set<String> gone) {
        fhir.newTerser().getAllResourceReferences(resource).stream()
                .map(found -> (Reference) found.getResourceReference())
                .filter(reference -> gone.contains(target(reference)))
                .forEach(ErasedPerson::takePlaceIn);
        return resource;
    }

    /** Empty text for a reference to nothing here. */
    private static String target(Reference reference) {
        return reference.hasReference()
                ? reference.getReferenceElement().toUnqualifiedVersionless().getValue()
                : "";
    }
}
