package no.samtykke.fhirserver.bulk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Jobs of systems: each is found by the one that began it, and by nobody else. */
@Component
class Exports {

    private static final String INSERT = """
            insert into samtykke.bulk_export
            (id, client_id, organisation, request, files, categories, controllers, since, created_at)
            values (:id, :client, :organisation, :request, :files, :categories, :controllers, :since, :now)""";

    private final JdbcClient database;
    private final Jobs jobs;
    private final Clock clock;

    Exports(JdbcClient database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param count of its lines when it was prepared */
    record File(FileName name, long count) {}

    /** @return its id; empty when the system has too many */
    @Transactional
    public Optional<UUID> begin(BackendService system, Granted granted, String request, ExportWish wish) {
        if (!jobs.mayBegin("bulk_export", system)) {
            return Optional.empty();
        }
        var id = UUID.randomUUID();
        var kinds = Kinds.of(granted.kinds());
        database.sql(INSERT)
                .param("id", id)
                .param("client", system.clientId())
                .param("organisation", system.organisationNumber().orElse(null))
                .param("request", request)
                .param("files", wish.kinds().stream().map(FileKind::name).toArray(String[]::new))
                .param("categories", kinds.categories())
                .param("controllers", kinds.controllers())
                .param(
                        "since",
                        wish.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("now", OffsetDateTime.now(clock))
                .update();
        return Optional.of(id);
    }

    /** Of this system alone; empty when its time is over, too. */
    Optional<Export> find(UUID id, BackendService system) {
        return database.sql("""
                        select * from samtykke.bulk_export
                         where id = ? and client_id = ? and organisation is not distinct from ? and created_at > ?""")
                .params(id, system.clientId(), system.organisationNumber().orElse(null), jobs.forgotten())
                .query((row, _) -> Export.of(row))
                .optional();
    }

    List<File> files(Export export) {
        return database.sql("""
                        select kind, file, count(*) as lines from samtykke.bulk_export_line
                         where export_id = ? group by kind, file order by kind, file""")
                .param(export.id())
                .query((row, _) -> new File(
                        new FileName(FileKind.valueOf(row.getString("kind")), row.getInt("file")),
                        row.getLong("lines")))
                .list();
    }

    void end(Export export) {
        database.sql("delete from samtykke.bulk_export where id = ?")
                .param(export.id())
                .update();
    }

    void endThoseWhoseTimeIsOver() {
        database.sql("delete from samtykke.bulk_export where created_at <= ?")
                .param(jobs.forgotten())
                .update();
    }
}
