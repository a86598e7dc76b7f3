package no.samtykke.fhirserver.erasure;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of ours about a person. Every table of the schema {@code samtykke} with a column {@code patient_id} is emptied
 * of her, one that is added later too; the usage log is kept for its own time, and what the erasure itself writes
 * stays.
 */
@Component
class PersonalTables {

    /** Partitions are reached through their table. */
    private static final String WITH_PATIENT = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid
             where n.nspname = 'samtykke' and c.relkind in ('r', 'p') and not c.relispartition
               and a.attname = 'patient_id' and not a.attisdropped
               and c.relname not like 'usage\\_%' and c.relname <> 'erasure_untold'
             order by c.relname""";

    /** Her numbers stay with a profile that stays. */
    private static final String IDENTITY = "patient_identity";

    /** What others decide by stays with the Consents that are theirs. */
    private static final String ENDED_SETTINGS = "setting_ended";

    private static final String FACTS = "consent_fact";

    /** Others who were told of a setting are told that it is gone, by its id alone. */
    private static final String CHANGES = "consent_change";

    /** What stays is fetched by who may: each line of a job is asked about when it is. */
    private static final String EXPORTED = "bulk_export_line";

    private static final String TELL_OF_THE_END = """
            with gone as (delete from samtykke.consent_change where patient_id = ? and consent_id <> all (?)
                          returning consent_id, category, controller)
            insert into samtykke.consent_change (consent_id, category, controller, what, recorded_at)
            select distinct consent_id, category, controller, 'erased', ?::timestamptz from gone""";

    private final JdbcClient database;
    private final Clock clock;

    PersonalTables(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Map<String, Integer> count(String patientId) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : tables()) {
            int rows = database.sql("select count(*) from samtykke." + table + " where patient_id = ?")
                    .param(patientId)
                    .query(Integer.class)
                    .single();
            if (rows > 0) {
                counts.put(table, rows);
            }
        }
        return counts;
    }

    /** To be asked when the Consents that go are gone, and those that stay are stored as they stay. */
    void empty(ErasurePlan plan) {
        String patient = plan.patientId();
        var kept = plan.keptConsents().stream().map(StoredResource::id).toArray(String[]::new);
        for (String table : tables()) {
            switch (table) {
                case IDENTITY, ENDED_SETTINGS -> {
                    if (!plan.keepsProfile()) {
                        delete(table, patient);
                    }
                }
                case FACTS ->
                    database.sql("delete from samtykke.consent_fact where patient_id = ? and consent_id <> all (?)")
                            .params(patient, kept)
                            .update();
                case EXPORTED ->
                    database.sql("""
                                    delete from samtykke.bulk_export_line
                                     where patient_id = ? and (not ? or consent_id <> all (?))""").params(patient, plan.keepsProfile(), kept).update();
                case CHANGES ->
                    database.sql(TELL_OF_THE_END)
                            .params(patient, kept, OffsetDateTime.now(clock))
                            .update();
                default -> delete(table, patient);
            }
        }
        database.sql("delete from samtykke.mandate where giver = ?")
                .param(patient)
                .update();
    }

    private void delete(String table, String patientId) {
        database.sql("delete from samtykke." + table + " where patient_id = ?")
                .param(patientId)
                .update();
    }

    /** By their names in the catalogue, never from outside. */
    private List<String> tables() {
        return database.sql(WITH_PATIENT).query(String.class).list();
    }
}
