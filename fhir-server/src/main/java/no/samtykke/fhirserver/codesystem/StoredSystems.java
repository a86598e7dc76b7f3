package no.samtykke.fhirserver.codesystem;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import no.samtykke.fhirserver.codesystem.Selection.Found;
import no.samtykke.fhirserver.codesystem.Selection.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The code systems that are loaded, as all nodes see them at this moment: nothing is remembered between two questions,
 * so that a new version counts at once.
 *
 * <p>A question that takes longer than {@value #SECONDS} seconds is given up, with a {@code QueryTimeoutException}.
 */
@Component
public class StoredSystems {

    static final int SECONDS = 5;

    private static final String SHOWN = """
            select id, system, version, name, value_set, total from samtykke.code_system
             where shown_since is not null""";

    private static final String PAGE = " order by c.place offset :offset limit :count";

    private final JdbcClient database;
    private final ConceptRows rows;

    StoredSystems(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(SECONDS);
        database = JdbcClient.create(template);
        rows = new ConceptRows(database);
    }

    /** Those that are meant when no version is named come before older ones. */
    public List<StoredSystem> all() {
        return database.sql(SHOWN + " order by system, shown_since desc")
                .query(StoredSystem.class)
                .list();
    }

    public Optional<StoredSystem> of(String system, @Nullable String version) {
        return database.sql(
                        SHOWN + " and system = ? and version = coalesce(?, version) order by shown_since desc limit 1")
                .params(system, version)
                .query(StoredSystem.class)
                .optional();
    }

    public Optional<Concept> concept(StoredSystem system, String code) {
        return rows.of(system, List.of(code)).stream().findFirst();
    }

    /** Whether the first stands somewhere above the second; a code does not stand above itself. */
    public boolean isAbove(StoredSystem system, String upper, String lower) {
        return database.sql("""
                        with recursive above (code) as (
                            select parent from samtykke.concept_parent where code_system = :system and code = :lower
                            union
                            select p.parent from samtykke.concept_parent p join above a on p.code = a.code
                             where p.code_system = :system)
                        select exists (select from above where code = :upper)""")
                .param("system", system.id())
                .param("lower", lower)
                .param("upper", upper)
                .query(Boolean.class)
                .single();
    }

    /** A concept of a selection. */
    public Optional<Concept> concept(Selection selection, String code) {
        return concept(selection.system(), code)
                .filter(_ -> selection.top() == null
                        || selection.top().equals(code)
                        || isAbove(selection.system(), selection.top(), code));
    }

    /** A part of a selection, and how much there is in all. */
    public Found search(Selection selection, Search search) {
        var text = new SearchText(selection, search);
        if (text.isOfAll()) {
            var codes = text.asked(database, "select c.code", PAGE)
                    .param("offset", search.offset())
                    .param("count", search.count())
                    .query(String.class)
                    .list();
            return new Found(selection.system().total(), rows.of(selection.system(), codes));
        }
        var hits = text.asked(database, "select c.code, count(*) over () as total", PAGE)
                .param("offset", search.offset())
                .param("count", search.count())
                .query(Hit.class)
                .list();
        int total = hits.isEmpty() ? count(text) : hits.getFirst().total();
        return new Found(
                total, rows.of(selection.system(), hits.stream().map(Hit::code).toList()));
    }

    /** A page past the end, or of no length, has no row that could tell. */
    private int count(SearchText text) {
        return text.asked(database, "select count(*)", "").query(Integer.class).single();
    }

    private record Hit(String code, int total) {}
}
