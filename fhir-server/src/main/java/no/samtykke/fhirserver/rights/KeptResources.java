package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.samtykke.fhirserver.rights.KeptData.Resources;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes through the resources of one person, all versions of each, the present one first. Ids are read by the thousand
 * and resources by the hundred, whatever their number; HAPI's own search stops at a number of its own.
 */
@Component
class KeptResources {

    private static final int IDS = 1000;
    private static final int RESOURCES = 100;
    private static final String FIRST_VERSION = "1";

    private static final String DIRECT = """
            select distinct r.fhir_id from hfj_resource p
              join hfj_res_link l on l.target_resource_id = p.res_id and l.src_path = :path
              join hfj_resource r on r.res_id = l.src_resource_id
             where p.res_type = 'Patient' and p.fhir_id = :patient
               and r.res_type = :type and r.res_deleted_at is null""";

    private static final String THROUGH = """
            select distinct r.fhir_id from hfj_resource p
              join hfj_res_link b on b.target_resource_id = p.res_id and b.src_path = :through
              join hfj_res_link l on l.target_resource_id = b.src_resource_id and l.src_path = :path
              join hfj_resource r on r.res_id = l.src_resource_id
             where p.res_type = 'Patient' and p.fhir_id = :patient
               and r.res_type = :type and r.res_deleted_at is null""";

    private final DaoRegistry storage;
    private final JdbcClient database;

    KeptResources(DaoRegistry storage, JdbcClient database) {
        this.storage = storage;
        this.database = database;
    }

    void each(Resources resources, String patient, Consumer<IBaseResource> told) {
        if (resources.path().isEmpty()) {
            tell("Patient", List.of(patient), told);
            return;
        }
        String after = "";
        List<String> ids;
        do {
            ids = ids(resources, patient, after);
            for (int from = 0; from < ids.size(); from += RESOURCES) {
                tell(resources.type(), ids.subList(from, Math.min(from + RESOURCES, ids.size())), told);
            }
            after = ids.isEmpty() ? after : ids.getLast();
        } while (ids.size() == IDS);
    }

    private List<String> ids(Resources resources, String patient, String after) {
        String hers = resources.detour().map(_ -> DIRECT + " union " + THROUGH).orElse(DIRECT);
        var question = database.sql("select fhir_id from (" + hers
                        + ") h where fhir_id > :after collate \"C\" order by fhir_id collate \"C\" limit " + IDS)
                .param("path", resources.path())
                .param("patient", patient)
                .param("type", resources.type())
                .param("after", after);
        resources.detour().ifPresent(through -> question.param("through", through));
        return question.query(String.class).list();
    }

    private void tell(String type, List<String> ids, Consumer<IBaseResource> told) {
        IFhirResourceDao<?> dao = storage.getResourceDao(type);
        var wanted = new TokenOrListParam();
        ids.forEach(id -> wanted.add(new TokenParam(id)));
        dao
                .search(SearchParameterMap.newSynchronous().add("_id", wanted), new SystemRequestDetails())
                .getAllResources()
                .stream()
                .flatMap(current -> versions(dao, current))
                .forEach(told);
    }

    /** Most have one version, and cost nothing more. */
    private static Stream<IBaseResource> versions(IFhirResourceDao<?> dao, IBaseResource current) {
        if (FIRST_VERSION.equals(current.getMeta().getVersionId())) {
            return Stream.of(current);
        }
        var id = new IdType(current.fhirType(), current.getIdElement().getIdPart());
        return dao.history(id, null, null, null, new SystemRequestDetails()).getAllResources().stream();
    }
}
