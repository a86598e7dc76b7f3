package no.samtykke.fhirserver.changefeed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what organisations are told of Consents: one SQL statement, however many they are. */
@Component
public class ConsentsAsTold {

    private static final String TOLD = """
            select asked.consent_id, i.value as number, f.consent_id is not null as counts,
                   coalesce(f.patient_id, c.patient_id) as patient_id, coalesce(f.category, c.category) as category,
                   case when f.consent_id is null then c.controller else f.organization end as controller,
                   case when f.consent_id is null then c.policy else f.policy end as policy,
                   f.permits, f.level, f.decided_at, f.starts_on, f.ends_on, r.res_ver, r.res_updated
              from unnest(:ids::text[]) with ordinality asked (consent_id, place)
              left join samtykke.consent_fact f on f.consent_id = asked.consent_id and f.readable
              left join lateral (select * from samtykke.consent_change where consent_id = asked.consent_id
                                  order by id desc limit 1) c on f.consent_id is null
              join lateral (select value from samtykke.patient_identity
                             where patient_id = coalesce(f.patient_id, c.patient_id) and in_use
                             order by value limit 1) i on true
              left join hfj_resource r on r.res_type = 'Consent' and r.fhir_id = asked.consent_id
             order by asked.place""";

    private final JdbcClient database;

    ConsentsAsTold(JdbcClient database) {
        this.database = database;
    }

    /**
     * By id, in the order of the question. What nobody can be granted is not there, nor what is of one who was erased,
     * nor what ended so long ago that its changes have been removed.
     */
    public Map<String, ToldConsent> of(Collection<String> consentIds) {
        var told = new LinkedHashMap<String, ToldConsent>();
        database.sql(TOLD).param("ids", consentIds.toArray(String[]::new)).query(row -> {
            String id = row.getString("consent_id");
            ToldConsent.of(row).ifPresent(consent -> told.put(id, consent));
        });
        return told;
    }
}
