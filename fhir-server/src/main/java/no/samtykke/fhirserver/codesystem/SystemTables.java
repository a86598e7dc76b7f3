package no.samtykke.fhirserver.codesystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.codesystem.FileCheck.Checked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes versions of code systems. Each method is one transaction, or part of the caller's. */
final class SystemTables {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final Clock clock;

    SystemTables(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A version that is there, or on its way. */
    record Kept(long id, String system, String version, String hash, int total, int loaded, boolean isShown) {}

    boolean areThere() {
        return database.sql("select to_regclass('samtykke.concept_parent') is not null")
                .query(Boolean.class)
                .single();
    }

    List<Kept> all() {
        return database.sql("""
                        select id, system, version, hash, total, loaded, shown_since is not null as is_shown
                          from samtykke.code_system order by system, shown_since, begun_at""").query(Kept.class).list();
    }

    Optional<Kept> of(Head head, String hash) {
        return all().stream()
                .filter(kept -> kept.system().equals(head.system())
                        && kept.version().equals(head.version())
                        && kept.hash().equals(hash))
                .findFirst();
    }

    Kept begin(Head head, Checked checked) {
        database.sql("""
                        insert into samtykke.code_system (system, version, name, value_set, hash, total, begun_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        head.system(),
                        head.version(),
                        head.name(),
                        head.valueSet(),
                        checked.hash(),
                        checked.total(),
                        Timestamp.from(clock.instant()))
                .update();
        return of(head, checked.hash()).orElseThrow();
    }

    /** @return whether the concepts before these are there and these were not */
    boolean advance(long id, int from, int to) {
        return database.sql("update samtykke.code_system set loaded = ? where id = ? and loaded = ?")
                        .params(to, id, from)
                        .update()
                == 1;
    }

    void add(long id, int place, List<Concept> concepts) {
        var codes = concepts.stream().map(Concept::code).toArray(String[]::new);
        var displays = concepts.stream().map(Concept::display).toArray(String[]::new);
        var definitions = concepts.stream().map(Concept::definition).toArray(String[]::new);
        var inactive = concepts.stream().map(Concept::inactive).toArray(Boolean[]::new);
        var properties = concepts.stream().map(SystemTables::properties).toArray(String[]::new);
        database.sql("""
                        insert into samtykke.concept
                               (code_system, code, place, display, definition, inactive, properties)
                        select ?, code, ? + number, display, definition, inactive, properties
                          from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[])
                               with ordinality as c (code, display, definition, inactive, properties, number)""")
                .params(id, place, codes, displays, definitions, inactive, properties)
                .update();
        addParents(id, concepts);
        addNames(id, concepts);
    }

    private void addParents(long id, List<Concept> concepts) {
        var codes = new ArrayList<String>();
        var parents = new ArrayList<String>();
        for (var concept : concepts) {
            for (var parent : concept.parents()) {
                codes.add(concept.code());
                parents.add(parent);
            }
        }
        database.sql("insert into samtykke.concept_parent (code_system, code, parent)"
                        + " select ?, code, parent from unnest(?::text[], ?::text[]) as p (code, parent)")
                .params(id, codes.toArray(String[]::new), parents.toArray(String[]::new))
                .update();
    }

    private void addNames(long id, List<Concept> concepts) {
        var codes = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        var languages = new ArrayList<@Nullable String>();
        var uses = new ArrayList<@Nullable String>();
        var values = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var concept : concepts) {
            codes.add(concept.code());
            places.add(0);
            languages.add(null);
            uses.add(null);
            values.add(concept.display());
            words.add(Words.of(concept.code() + " " + concept.display()));
            for (var name : concept.names()) {
                codes.add(concept.code());
                places.add(places.getLast() + 1);
                languages.add(name.language());
                uses.add(name.use());
                values.add(name.value());
                words.add(Words.of(name.value()));
            }
        }
        database.sql("""
                        insert into samtykke.concept_name (code_system, code, place, language, use, value, words)
                        select ?, * from unnest(?::text[], ?::smallint[], ?::text[], ?::text[], ?::text[], ?::text[])""")
                .params(
                        id,
                        codes.toArray(String[]::new),
                        places.toArray(Integer[]::new),
                        languages.toArray(String[]::new),
                        uses.toArray(String[]::new),
                        values.toArray(String[]::new),
                        words.toArray(String[]::new))
                .update();
    }

    /** What is searched is brought in order before anybody searches. */
    void settle() {
        database.sql("select gin_clean_pending_list('samtykke.concept_name_words')")
                .query()
                .listOfRows();
        for (var table : List.of("code_system", "concept", "concept_name", "concept_parent")) {
            database.sql("analyze samtykke." + table).update();
        }
    }

    void show(long id) {
        database.sql("update samtykke.code_system set shown_since = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    void remove(long id) {
        database.sql("delete from samtykke.code_system where id = ?").param(id).update();
    }

    private static String properties(Concept concept) {
        try {
            return JSON.writeValueAsString(concept.properties());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
