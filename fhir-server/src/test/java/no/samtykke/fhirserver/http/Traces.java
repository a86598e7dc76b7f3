package no.samtykke.fhirserver.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where in the whole database a text stands: in any column of any table of any schema, bytes included. */
final class Traces {

    private static final JdbcTemplate DATABASE = RunningServer.ONE.bean(JdbcTemplate.class);

    private Traces() {}

    private record Table(String name) {}

    /** How many rows of which table hold it. Partitions are reached through their table. */
    static Map<String, Integer> of(String text) {
        Map<String, Integer> found = new TreeMap<>();
        for (var table : tables()) {
            int rows = DATABASE.queryForObject(
                    "select count(*) from " + table.name() + " t where strpos(t::text, ?) > 0"
                            + " or strpos(t::text, encode(convert_to(?, 'UTF8'), 'hex')) > 0",
                    Integer.class,
                    text,
                    text);
            if (rows > 0) {
                found.put(table.name(), rows);
            }
        }
        return found;
    }

    private static List<Table> tables() {
        return DATABASE.query("""
                select format('%I.%I', n.nspname, c.relname) as name
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition
                   and n.nspname not in ('pg_catalog', 'information_schema')""", (row, _) -> new Table(row.getString("name")));
    }
}
