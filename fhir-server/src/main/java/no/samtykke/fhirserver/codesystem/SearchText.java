package no.samtykke.fhirserver.codesystem;

import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.codesystem.Selection.Search;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The SQL that finds a part of a selection. What was asked stands in its parameters and never in its text. */
record SearchText(Selection selection, Search search) {

    private static final String BELOW = """
            with recursive below (code) as (
                values (:top)
                union
                select p.code from samtykke.concept_parent p join below b on p.parent = b.code
                 where p.code_system = :system)
            """;

    /** Whether nothing narrows it. */
    boolean isOfAll() {
        return selection.top() == null && search.filter() == null && !search.activeOnly();
    }

    StatementSpec asked(JdbcClient database, String what, String order) {
        var text = new StringBuilder(selection.top() == null ? "" : BELOW)
                .append(what)
                .append(" from samtykke.concept c where c.code_system = :system");
        if (selection.top() != null) {
            text.append(" and c.code in (select code from below)");
        }
        if (search.activeOnly()) {
            text.append(" and not c.inactive");
        }
        List<String> beginnings = List.of();
        List<String> parts = List.of();
        if (search.filter() != null) {
            beginnings = Words.beginnings(search.filter());
            parts = Words.parts(search.filter());
            text.append(" and c.code in (select n.code from samtykke.concept_name n where n.code_system = :system and ")
                    .append(named(beginnings, parts))
                    .append(')');
        }
        var statement = database.sql(text.append(order).toString())
                .param("system", selection.system().id());
        if (selection.top() != null) {
            statement = statement.param("top", selection.top());
        }
        for (int i = 0; i < beginnings.size(); i++) {
            statement = statement.param("word" + i, beginnings.get(i));
        }
        for (var part : parts) {
            statement = statement.param("part", part);
        }
        return statement;
    }

    /** A filter without a letter or digit finds nothing. */
    private static String named(List<String> beginnings, List<String> parts) {
        if (beginnings.isEmpty()) {
            return "false";
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < beginnings.size(); i++) {
            words.add("n.words like :word" + i);
        }
        String all = String.join(" and ", words);
        return parts.isEmpty() ? all : "(n.words like :part or (" + all + "))";
    }
}
