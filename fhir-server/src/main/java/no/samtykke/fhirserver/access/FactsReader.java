package no.samtykke.fhirserver.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all facts of one request: one SQL statement whatever the size of the request, and a question or two to the
 * population register when somebody acts for another. Nothing is remembered from one request to the next.
 */
@Component
class FactsReader {

    static final String FACTS = """
            select 'session' as kind, patient_id, null as consent_id, null as category, null::boolean as permits,
                   null::boolean as readable, null as performer, null as client_id, null as client_name, null as scope,
                   null as policy, null as level, null as organization, null as giver, null as areas,
                   null::date as starts_on, null::date as ends_on
              from samtykke.login_session where sid = :sid and ended_at is null
               and not exists (select from samtykke.ended_grant where grant_id = :grant)
            union all
            select 'identity', patient_id, null, system, null, null, value, null, null, null, null, null, null, null,
                   null, null, null
              from samtykke.patient_identity where patient_id in (:actor, :subject) and in_use
            union all
            select 'mandate', giver, consent_id, null, null, null, null, null, null, null, null, null, null, giver, areas,
                   starts_on, ends_on
              from samtykke.mandate m join samtykke.patient_identity i on i.system = holder_system and i.value = holder_value
             where giver = :subject and i.patient_id = :actor and accepted
            union all
            select 'consent', patient_id, consent_id, category, permits, readable, performer, client_id, client_name,
                   scope, policy, level, organization, null, null, starts_on, ends_on
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
        var rows = new FactRows();
        database.sql(FACTS)
                .param("sid", app.sid())
                .param("grant", app.grant())
                .param("actor", app.actor())
                .param("subject", app.subject())
                .query(rows::add);
        var today = today();
        var subject = rows.consentsOf(app.subject(), today);
        return new Facts(
                rows.isSessionOf(app.actor()),
                rows.consentsOf(app.actor(), today),
                subject,
                subject.approval(app.actor(), app.clientId()),
                relations(app, rows, today));
    }

    private List<Relation> relations(CitizenApp app, FactRows rows, LocalDate on) {
        if (!app.actsForAnother()) {
            return List.of(new Relation.Self());
        }
        var actor = rows.numberOf(app.actor());
        var subject = rows.numberOf(app.subject());
        return actor.isEmpty() || subject.isEmpty()
                ? List.of(new Relation.None())
                : relations.between(actor.get(), subject.get(), rows.mandate(on));
    }
}
