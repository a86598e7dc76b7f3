package no.samtykke.e2e.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.e2e.stack.Stack;

/** Every row of every table of both databases, as text, and every large object. */
public record Rows(Stack stack) {

    /** Tables, with how many of their rows hold the canary in any column. */
    public List<String> with(Canary canary) {
        var found = new ArrayList<String>();
        for (var database : List.of("fhir", "auth")) {
            try (var connection = stack.database(database)) {
                for (var table : stack.tableSizes(database)) {
                    var rows = rows(connection, table.table(), canary);
                    if (rows > 0) {
                        found.add(database + "." + table.table() + ": " + rows);
                    }
                }
                if (largeObjects(connection, canary)) {
                    found.add(database + ": a large object");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static long rows(Connection connection, String table, Canary canary) throws SQLException {
        try (var query = connection.prepareStatement("select count(*) from " + table
                + " as line where exists (select 1 from unnest(?) shape where position(shape in line::text) > 0)")) {
            query.setArray(1, connection.createArrayOf("text", canary.texts().toArray()));
            var result = query.executeQuery();
            result.next();
            return result.getLong(1);
        }
    }

    private static boolean largeObjects(Connection connection, Canary canary) throws SQLException {
        var search = new ByteSearch(canary.bytes());
        try (var query = connection.createStatement();
                var objects = query.executeQuery("select lo_get(oid) from pg_largeobject_metadata")) {
            while (objects.next()) {
                if (search.in(new ByteArrayInputStream(objects.getBytes(1))).isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
