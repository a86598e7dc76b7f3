package no.samtykke.fhirserver.bulk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down which ids belong into the files of a job. A node that dies leaves it as it was, to another. Nothing of it
 * passes through the memory of this server.
 */
@Component
class ExportPreparation {

    /**
     * Only when all that was under way at its beginning has ended: what is committed later was written later, and comes
     * by {@code _since} the next time.
     */
    private static final String CLAIM = """
            select * from samtykke.bulk_export
             where prepared_at is null and after_tx <= pg_snapshot_xmin(pg_current_snapshot())
             order by created_at limit 1 for update skip locked""";

    private static final String INTO = """
            insert into samtykke.bulk_export_line
            (export_id, kind, file, place, patient_id, consent_id, category, controller)
            select :export, :kind, (n - 1) / :lines + 1, n, patient_id, consent_id, category, controller from
            """;

    private static final String CHANGED = """
             and exists (select from samtykke.patient_identity i where i.patient_id = f.patient_id and i.in_use)
             and (:since::timestamptz is null
                  or exists (select from samtykke.consent_change c
                              where c.consent_id = f.consent_id and c.recorded_at >= :since))
            """;

    private static final String CONSENTS = INTO + """
            (select f.patient_id, f.consent_id, f.category, f.organization as controller,
                    row_number() over (order by f.patient_id, f.consent_id) as n
               from samtykke.consent_fact f where
            """ + Kinds.OF_FACT + CHANGED + ") line";

    private static final String PATIENTS = INTO + """
            (select p.*, row_number() over (order by p.patient_id) as n from (
             select distinct f.patient_id, null as consent_id, null as category, null as controller
               from samtykke.consent_fact f where
            """ + Kinds.OF_FACT + CHANGED + ") p) line";

    /** One that began after that moment as well: to be told of what one does not know is harmless. */
    private static final String ENDED = INTO + """
            (select c.*, row_number() over (order by c.patient_id, c.consent_id) as n from (
             select distinct on (consent_id) patient_id, consent_id, category, controller
               from samtykke.consent_change
              where recorded_at >= :since
                and (category, coalesce(controller, '')) in
                    (select * from unnest(:categories::text[], :controllers::text[]))
              order by consent_id, id desc) c
              where not exists (select from samtykke.consent_fact f
                                 where f.consent_id = c.consent_id and f.readable)) line""";

    private final Exports exports;
    private final JdbcClient database;
    private final BulkProperties properties;
    private final TransactionTemplate own;
    private final Clock clock;

    ExportPreparation(
            Exports exports,
            JdbcClient database,
            BulkProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.exports = exports;
        this.database = database;
        this.properties = properties;
        this.own = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${samtykke.bulk.every:2s}", initialDelayString = "${samtykke.bulk.every:2s}")
    void prepareWhatWaits() {
        exports.endThoseWhoseTimeIsOver();
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(own.execute(_ -> prepareOne()));
        }
    }

    /** @return whether there was one */
    private boolean prepareOne() {
        Optional<Export> claimed =
                database.sql(CLAIM).query((row, _) -> Export.of(row)).optional();
        claimed.ifPresent(export -> {
            export.files().forEach(kind -> write(export, kind));
            database.sql("update samtykke.bulk_export set prepared_at = ? where id = ?")
                    .params(OffsetDateTime.now(clock), export.id())
                    .update();
        });
        return claimed.isPresent();
    }

    private void write(Export export, FileKind kind) {
        var kinds = Kinds.of(export.settings());
        database.sql(
                        switch (kind) {
                            case CONSENT -> CONSENTS;
                            case PATIENT -> PATIENTS;
                            case DELETED -> ENDED;
                        })
                .param("export", export.id())
                .param("kind", kind.name())
                .param("lines", properties.linesPerFile())
                .param("categories", kinds.categories())
                .param("controllers", kinds.controllers())
                .param("today", LocalDate.now(clock))
                .param(
                        "since",
                        export.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .update();
    }
}
