package no.samtykke.fhirserver.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds resources in HAPI's tables: by whose they are, and by what points to them. A search would not do: it sees
 * neither deleted resources nor types that are served to nobody.
 */
@Component
class StoredResources {

    /** By the paths that HAPI indexes for what ties a resource to its patient. */
    private static final String OF_PERSON = """
            with person as (select res_id from hfj_resource where res_type = 'Patient' and fhir_id = ?)
            select res_id, res_type, fhir_id from hfj_resource where res_id in (
                select res_id from person
                union
                select l.src_resource_id from hfj_res_link l join person p on l.target_resource_id = p.res_id
                 where l.src_path in (l.source_resource_type || '.subject', l.source_resource_type || '.patient',
                                      'Task.for', 'Provenance.target'))
             order by res_id""";

    /** Deleted ones have no index rows any more: only their versions tell whose they were. */
    private static final String DELETED_OF_PERSON = """
            select distinct r.res_id, r.res_type, r.fhir_id from hfj_resource r join hfj_res_ver v on v.res_id = r.res_id
             where r.res_deleted_at is not null and strpos(v.res_text_vc, ?) > 0
             order by r.res_id""";

    /** What tells of a holder names her by no number: she is found by what she did with the power. */
    private static final String AS_HOLDER = """
            select distinct h.res_id, h.res_type, h.fhir_id
              from hfj_resource p
              join hfj_res_link agent on agent.target_resource_id = p.res_id and agent.src_path = 'Provenance.agent.who'
              join hfj_res_link target on target.src_resource_id = agent.src_resource_id
              join hfj_res_link actor on actor.src_resource_id = target.target_resource_id
                                     and actor.source_resource_type = 'Consent'
              join hfj_resource h on h.res_id = actor.target_resource_id and h.res_type = 'RelatedPerson'
             where p.res_type = 'Patient' and p.fhir_id = :patient
            union
            select h.res_id, h.res_type, h.fhir_id
              from samtykke.mandate m
              join samtykke.patient_identity i on i.system = m.holder_system and i.value = m.holder_value
              join hfj_resource h on h.res_type = 'RelatedPerson' and h.fhir_id = m.related_person_id
             where i.patient_id = :patient""";

    private static final String POINTING_TO = """
            select distinct r.res_id, r.res_type, r.fhir_id
              from hfj_res_link l join hfj_resource r on r.res_id = l.src_resource_id
             where l.target_resource_id = any (?) and l.src_resource_id <> all (?) and r.res_deleted_at is null
             order by r.res_id""";

    private final JdbcClient database;

    StoredResources(JdbcClient database) {
        this.database = database;
    }

    /**
     * Nothing that points to a Patient can be stored until the transaction ends, and what is being stored now is waited
     * for: what is found afterwards is all there is.
     */
    void lock(String patientId) {
        database.sql("select res_id from hfj_resource where res_type = 'Patient' and fhir_id = ? for update")
                .param(patientId)
                .query(row -> {});
    }

    /** What is a person's, her Patient included. */
    List<StoredResource> of(String patientId) {
        return database.sql(OF_PERSON)
                .param(patientId)
                .query((row, _) -> read(row))
                .list();
    }

    /** What was deleted, and named her in any of its versions. */
    List<StoredResource> deletedOf(String patientId) {
        return database.sql(DELETED_OF_PERSON)
                .param("\"Patient/" + patientId + "\"")
                .query((row, _) -> read(row))
                .list();
    }

    List<StoredResource> deletedBefore(Instant moment, int atMost) {
        return database.sql("""
                        select res_id, res_type, fhir_id from hfj_resource where res_deleted_at < ?
                         order by res_id limit ?""")
                .params(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC), atMost)
                .query((row, _) -> read(row))
                .list();
    }

    Optional<StoredResource> find(String type, String id) {
        return database.sql("select res_id, res_type, fhir_id from hfj_resource where res_type = ? and fhir_id = ?")
                .params(type, id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The RelatedPersons by which others gave powers to her, those that have ended too if she ever answered them. */
    List<StoredResource> asHolder(String patientId) {
        return database.sql(AS_HOLDER)
                .param("patient", patientId)
                .query((row, _) -> read(row))
                .list();
    }

    /** Forms that name a signer by her number, since she had no Patient then. They are few, and not indexed by it. */
    List<StoredResource> formsNaming(String number) {
        return database.sql("""
                        select r.res_id, r.res_type, r.fhir_id from hfj_resource r
                         where r.res_type = 'QuestionnaireResponse' and r.res_deleted_at is null
                           and exists (select from hfj_res_ver v where v.res_id = r.res_id and strpos(v.res_text_vc, ?) > 0)
                         order by r.res_id""").param(number).query((row, _) -> read(row)).list();
    }

    /** What points to any of these and is none of them. */
    List<StoredResource> pointingTo(Collection<StoredResource> these) {
        var pids = these.stream().map(StoredResource::pid).toArray(Long[]::new);
        return database.sql(POINTING_TO)
                .params(pids, pids)
                .query((row, _) -> read(row))
                .list();
    }

    private static StoredResource read(ResultSet row) throws SQLException {
        return new StoredResource(row.getLong("res_id"), row.getString("res_type"), row.getString("fhir_id"));
    }
}
