package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.jpa.api.svc.IDeleteExpungeSvc;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes resources with all their versions and all that HAPI indexed of them, in the transaction that is under way.
 * HAPI refuses when anything that stays points to what goes, and calls no storage interceptor: facts about what goes
 * are for the caller to remove.
 */
@Component
class Expunge {

    /** HAPI writes the keys into the statement. */
    private static final int AT_A_TIME = 500;

    /** Tables that hang on a version, and the versions themselves. */
    private static final List<String> OF_OLD_VERSIONS = List.of(
            "delete from hfj_res_ver_prov t using hfj_res_ver v, hfj_resource r"
                    + " where t.res_ver_pid = v.pid and v.res_id = r.res_id and r.res_id = ? and v.res_ver < r.res_ver",
            "delete from hfj_history_tag t using hfj_res_ver v, hfj_resource r"
                    + " where t.res_ver_pid = v.pid and v.res_id = r.res_id and r.res_id = ? and v.res_ver < r.res_ver",
            "delete from hfj_res_ver v using hfj_resource r"
                    + " where v.res_id = r.res_id and r.res_id = ? and v.res_ver < r.res_ver");

    private final IDeleteExpungeSvc<JpaPid> hapi;
    private final EntityManager entities;
    private final JdbcClient database;
    private final OthersResources others;

    Expunge(IDeleteExpungeSvc<JpaPid> hapi, EntityManager entities, JdbcClient database, OthersResources others) {
        this.hapi = hapi;
        this.entities = entities;
        this.database = database;
        this.others = others;
    }

    /** What stays and points to what goes is told first to point to nothing. */
    void remove(Collection<StoredResource> resources) {
        if (resources.isEmpty()) {
            return;
        }
        others.forget(resources);
        entities.flush();
        // One that goes may point to another of a later part, so that no part can go before all links have.
        var pids = resources.stream().map(StoredResource::pid).toArray(Long[]::new);
        database.sql("delete from hfj_res_link where src_resource_id = any (?)")
                .param(pids)
                .update();
        for (int from = 0; from < pids.length; from += AT_A_TIME) {
            var part = List.of(pids).subList(from, Math.min(from + AT_A_TIME, pids.length));
            hapi.deleteExpunge(part.stream().map(JpaPid::fromId).toList(), false, null);
        }
        entities.clear();
    }

    /** Leaves the current version of a resource, and none before it. */
    void removeOldVersions(StoredResource resource) {
        entities.flush();
        for (String sql : OF_OLD_VERSIONS) {
            database.sql(sql).param(resource.pid()).update();
        }
        entities.clear();
    }
}
