package no.samtykke.e2e.journeys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.e2e.stack.Databases.TableSize;
import no.samtykke.e2e.stack.Stack;

/** What a visit leaves in PostgreSQL. */
final class LeftBehind {

    private LeftBehind() {}

    /**
     * Rows of every table of the fhir-server but the usage log, which keeps that someone logged in, and her session.
     */
    static List<TableSize> count(Stack stack) {
        return stack.tableSizes("fhir").stream()
                .filter(size ->
                        !size.table().contains("usage_log") && !size.table().endsWith("login_session"))
                .toList();
    }

    /** Tables of either database with a row that has the text in any column. */
    static List<String> mentions(Stack stack, String text) {
        var mentioning = new ArrayList<String>();
        for (var database : List.of("fhir", "auth")) {
            try (var connection = database.equals("fhir") ? stack.fhirDatabase() : stack.authDatabase()) {
                for (var table : stack.tableSizes(database)) {
                    if (mentions(connection, table.table(), text)) {
                        mentioning.add(database + "." + table.table());
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return mentioning;
    }

    private static boolean mentions(Connection connection, String table, String text) throws SQLException {
        try (var query = connection.prepareStatement(
                "select exists (select 1 from " + table + " as line where line::text like ?)")) {
            query.setString(1, "%" + text + "%");
            var result = query.executeQuery();
            result.next();
            return result.getBoolean(1);
        }
    }
}
