package no.samtykke.fhirserver.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all facts of one request: one SQL statement whatever the size of the request, and one question to the
 * population register when somebody acts for another. Nothing is remembered from one request to the next.
 */
@Component
class FactsReader {

    private static final String FACTS = """
            select 'session' as kind, patient_id, null as category, null::boolean as permits, null::boolean as readable,
                   null as performer, null as client_id, null as client_name, null as scope, null as policy,
                   null::date as starts_on, null::date as ends_on
              from samtykke.login_session where sid = :sid and ended_at is null
               and not exists (select from samtykke.ended_grant where grant_id = :grant)
            union all
            select 'identity', patient_id, system, null, null, value, null, null, null, null, null, null
              from samtykke.patient_identity where patient_id in (:actor, :subject) and in_use
            union all
            select 'consent', patient_id, category, permits, readable, performer, client_id, client_name, scope, policy,
                   starts_on, ends_on
              from samtykke.consent_fact where patient_id in (:actor, :subject)""";

    private final JdbcClient database;
    private final Relations relations;
    private final Clock clock;

    FactsReader(JdbcClient database, Relations relations, Clock clock) {
        this.database = database;
        this.relations = relations;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Facts read(CitizenApp app) {
        var rows = new Rows();
        database.sql(FACTS)
                .param("sid", app.sid())
                .param("grant", app.grant())
                .param("actor", app.actor())
                .param("subject", app.subject())
                .query(rows::add);
        var consents = rows.consents.stream()
                .filter(fact -> !fact.readable() || fact.inForceOn(today()))
                .toList();
        return new Facts(
                app.actor().equals(rows.sessionOf),
                accepted(consents, app.actor()),
                accepted(consents, app.subject()),
                consents.stream().anyMatch(fact -> fact.patientId().equals(app.subject()) && !fact.readable()),
                approved(consents, app),
                holds(consents, app.subject(), ConsentCategory.HEALTH_ARCHIVE),
                relation(app, rows.identities));
    }

    private Relation relation(CitizenApp app, Map<String, NationalId> identities) {
        if (!app.actsForAnother()) {
            return new Relation.Self();
        }
        var actor = identities.get(app.actor());
        var subject = identities.get(app.subject());
        return actor == null || subject == null ? new Relation.None() : relations.between(actor, subject);
    }

    private static boolean accepted(List<ConsentFact> consents, String patient) {
        return holds(consents, patient, ConsentCategory.PLATFORM_TERMS);
    }

    private static boolean holds(List<ConsentFact> consents, String patient, ConsentCategory category) {
        return consents.stream().anyMatch(fact -> fact.patientId().equals(patient) && fact.permits(category));
    }

    private static Optional<Approval> approved(List<ConsentFact> consents, CitizenApp app) {
        return consents.stream()
                .filter(fact -> fact.permits(ConsentCategory.APP_ACCESS))
                .filter(fact -> fact.patientId().equals(app.subject()))
                .filter(fact -> app.actor().equals(fact.performer()))
                .filter(fact -> app.clientId().equals(fact.clientId()))
                .map(Approval::of)
                .findFirst();
    }

    /** Gathers the rows of {@link #FACTS}, which holds three kinds in one shape. */
    private static final class Rows {

        private String sessionOf = "";
        private final Map<String, NationalId> identities = new HashMap<>();
        private final List<ConsentFact> consents = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            String patient = Optional.ofNullable(row.getString("patient_id")).orElse("");
            switch (row.getString("kind")) {
                case "session" -> sessionOf = patient;
                case "identity" -> identities.put(patient, new NationalId(row.getString("performer")));
                default -> consents.add(ConsentFact.of(row));
            }
        }
    }
}
