package no.samtykke.fhirserver.codesystem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The maps that are loaded. A new one takes the place of the one before it in one transaction. */
@Component
public class StoredMaps {

    private static final int BATCH = 5000;

    private final JdbcClient database;

    StoredMaps(JdbcClient database) {
        this.database = database;
    }

    public boolean holds(String url) {
        return database.sql("select exists (select from samtykke.concept_map where url = ?)")
                .param(url)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param url the map that is asked, or null for all
     * @param reverse whether the code is one that maps lead to
     */
    public List<MapTarget> of(@Nullable String url, String system, String code, boolean reverse) {
        String side = reverse ? "t.target = ? and t.target_system = ?" : "t.source = ? and t.source_system = ?";
        return database.sql("""
                        select m.url as map, t.source_system, t.source, t.target_system, t.target, t.equivalence
                          from samtykke.concept_map_target t join samtykke.concept_map m on m.id = t.concept_map
                         where %s and m.url = coalesce(?, m.url) order by m.url, t.place limit 1000""".formatted(side))
                .params(code, system, url)
                .query(MapTarget.class)
                .list();
    }

    /**
     * To be asked in a transaction.
     *
     * @return whether it was not there before
     */
    boolean load(MapFile file, String hash) {
        boolean isThere = database.sql("select exists (select from samtykke.concept_map where url = ? and hash = ?)")
                .params(file.url(), hash)
                .query(Boolean.class)
                .single();
        if (isThere) {
            return false;
        }
        remove(file.url());
        long id = database.sql("insert into samtykke.concept_map (url, version, hash) values (?, ?, ?) returning id")
                .params(file.url(), file.version(), hash)
                .query(Long.class)
                .single();
        var targets = file.targets();
        for (int from = 0; from < targets.size(); from += BATCH) {
            add(id, from, targets.subList(from, Math.min(from + BATCH, targets.size())));
        }
        return true;
    }

    boolean remove(String url) {
        return database.sql("delete from samtykke.concept_map where url = ?")
                        .param(url)
                        .update()
                > 0;
    }

    private void add(long id, int place, List<MapTarget> targets) {
        database.sql("""
                        insert into samtykke.concept_map_target
                               (concept_map, place, source_system, source, target_system, target, equivalence)
                        select ?, ? + number, source_system, source, target_system, target, equivalence
                          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                               as t (source_system, source, target_system, target, equivalence, number)""")
                .params(
                        id,
                        place,
                        targets.stream().map(MapTarget::sourceSystem).toArray(String[]::new),
                        targets.stream().map(MapTarget::source).toArray(String[]::new),
                        targets.stream().map(MapTarget::targetSystem).toArray(String[]::new),
                        targets.stream().map(MapTarget::target).toArray(String[]::new),
                        targets.stream().map(MapTarget::equivalence).toArray(String[]::new))
                .update();
    }
}
