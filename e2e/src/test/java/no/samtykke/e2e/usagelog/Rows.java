package no.samtykke.e2e.usagelog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.e2e.stack.Stack;

/**
 * Rows of the usage log, as the database has them.
 *
 * @param sequence of each row the action and whether it was permitted, oldest first: {@code R+ E- }
 * @param ids of the rows
 * @param requests of the rows
 */
record Rows(String sequence, List<String> ids, List<String> requests) {

    /**
     * Whose rows.
     *
     * @param condition of SQL, with one parameter
     */
    record Of(String condition, String parameter) {

        static Of session(String sid) {
            return new Of("sid = ?::uuid", sid);
        }

        static Of system(String clientId) {
            return new Of("sid is null and client_id = ?", clientId);
        }
    }

    /** @param skipped how many of the oldest are left out, since they were there before */
    static Rows read(Stack stack, Of owner, int skipped) {
        var sequence = new StringBuilder();
        var ids = new ArrayList<String>();
        var requests = new ArrayList<String>();
        try (var connection = stack.fhirDatabase();
                var statement = connection.prepareStatement(
                        "select action || case outcome when 0 then '+' else '-' end, id, request_id"
                                + " from samtykke.usage_log where " + owner.condition()
                                + " order by recorded, id offset ?")) {
            statement.setString(1, owner.parameter());
            statement.setInt(2, skipped);
            var rows = statement.executeQuery();
            while (rows.next()) {
                sequence.append(rows.getString(1)).append(' ');
                ids.add(rows.getString(2));
                requests.add(rows.getString(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Rows(sequence.toString(), ids, requests);
    }
}
