package no.samtykke.fhirserver.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import no.samtykke.fhirserver.rights.KeptData.Rows;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through her rows of a table of our own, each told as Parameters: the table, and the columns that hold something.
 */
@Component
class StoredRows {

    private static final int FETCHED = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    StoredRows(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** In a transaction, without which the driver would read all rows at once. */
    void each(Rows rows, String patient, Consumer<Parameters> told) {
        String sql = "select %s from samtykke.%s where %s".formatted(rows.columns(), rows.table(), rows.hers());
        transaction.executeWithoutResult(_ -> jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    statement.setFetchSize(FETCHED);
                    statement.setString(1, patient);
                    return statement;
                },
                row -> {
                    told.accept(row(rows.table(), row));
                }));
    }

    private static Parameters row(String table, ResultSet row) throws SQLException {
        var out = new Parameters();
        out.addParameter("kept-in", new CodeType(table.replace('_', '-')));
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null && !value.isEmpty()) {
                out.addParameter(columns.getColumnLabel(i).replace('_', '-'), new StringType(value));
            }
        }
        return out;
    }
}
