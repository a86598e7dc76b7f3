package no.samtykke.fhirserver.changefeed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import no.samtykke.fhirserver.grants.SettingKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes in the order of their positions. A change gets its position when it is first seen by a reader: all that is
 * committed by then, in the order in which it was written. So no transaction that goes on for long keeps others
 * waiting, and what it wrote comes after what was read meanwhile, not before.
 */
@Component
public class ChangeFeed {

    private static final String AFTER = """
            select c.position, c.patient_id, c.consent_id, c.version, c.category, c.controller, c.policy, c.what,
                   c.recorded_at, i.value as number, f.permits, f.starts_on, f.ends_on
              from samtykke.consent_change c
              left join lateral (select value from samtykke.patient_identity
                                  where patient_id = c.patient_id and in_use order by value limit 1) i on true
              left join samtykke.consent_fact f on f.consent_id = c.consent_id and f.readable
             where c.position > :after and c.position <= :last
               and (c.category, coalesce(c.controller, '')) in
                   (select * from unnest(:categories::text[], :controllers::text[]))
             order by c.position limit :count""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    ChangeFeed(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How far the feed goes.
     *
     * @param last the highest position; changes up to it are all there
     * @param forgotten whoever stands before this position has missed something
     */
    public record Extent(long last, long forgotten) {}

    /** Gives positions to what has none yet, and tells how far the feed goes then. */
    public Extent settle() {
        record Found(Extent extent, boolean fresh) {}
        var found = database.sql("""
                        select last, forgotten, exists (select from samtykke.consent_change where position is null) as fresh
                          from samtykke.consent_change_order""")
                .query((row, _) ->
                        new Found(new Extent(row.getLong("last"), row.getLong("forgotten")), row.getBoolean("fresh")))
                .single();
        return found.fresh() ? Objects.requireNonNull(transaction.execute(_ -> number())) : found.extent();
    }

    /** Up to {@code count} changes of these kinds after a position, up to another. */
    public List<Change> after(long position, long last, Collection<SettingKind> kinds, int count) {
        return database.sql(AFTER)
                .param("after", position)
                .param("last", last)
                .param(
                        "categories",
                        kinds.stream().map(kind -> kind.category().code()).toArray(String[]::new))
                .param(
                        "controllers",
                        kinds.stream().map(kind -> kind.controller().orElse("")).toArray(String[]::new))
                .param("count", count)
                .query((row, _) -> Change.of(row))
                .list();
    }

    /** The position after which everything stands that was recorded at a moment or later. */
    public long before(Instant since) {
        return database.sql("""
                        select coalesce(min(position) - 1, (select last from samtykke.consent_change_order))
                          from samtykke.consent_change where recorded_at >= ?""")
                .param(since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** One at a time; the statements after the first see all that was committed before its turn. */
    private Extent number() {
        database.sql("select last from samtykke.consent_change_order for update")
                .query(row -> {});
        database.sql("""
                        update samtykke.consent_change c set position = fresh.position
                          from (select id, o.last + row_number() over (order by id) as position
                                  from samtykke.consent_change, samtykke.consent_change_order o
                                 where position is null) fresh
                         where c.id = fresh.id""").update();
        return database.sql("""
                        update samtykke.consent_change_order o
                           set last = greatest(o.last, (select coalesce(max(position), 0) from samtykke.consent_change))
                        returning last, forgotten""")
                .query((row, _) -> new Extent(row.getLong("last"), row.getLong("forgotten")))
                .single();
    }
}
