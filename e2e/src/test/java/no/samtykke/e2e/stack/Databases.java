package no.samtykke.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The servers' databases, opened with the servers' own settings: what is stored is the last word on what was done. */
public record Databases(Path data) {

    /** A table, with its schema, and how many rows it holds. */
    public record TableSize(String table, long rows) {}

    Connection connect(String database) {
        var settings = settings(database);
        try {
            return DriverManager.getConnection(
                    settings.getProperty("spring.datasource.url"),
                    settings.getProperty("spring.datasource.username"),
                    settings.getProperty("spring.datasource.password"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open the database " + database, e);
        }
    }

    /**
     * What an operator does to have nothing left of rows that were removed: tables written anew, and the write-ahead
     * log begun anew.
     */
    void sweep(String database) {
        try (var connection = asOperator(database);
                var statement = connection.createStatement()) {
            statement.execute("vacuum full");
            statement.execute("select pg_switch_wal()");
            statement.execute("checkpoint");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection asOperator(String database) throws SQLException, IOException {
        var password =
                Files.readString(data.resolve("secrets").resolve("postgres")).strip();
        return DriverManager.getConnection(
                settings(database).getProperty("spring.datasource.url"), "postgres", password);
    }

    List<TableSize> sizes(String database) {
        try (var connection = connect(database);
                var names = connection
                        .createStatement()
                        .executeQuery(
                                "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables where"
                                        + " table_schema not in ('pg_catalog', 'information_schema')"
                                        + " and table_type = 'BASE TABLE' order by 1")) {
            var sizes = new ArrayList<TableSize>();
            while (names.next()) {
                sizes.add(size(connection, names.getString(1)));
            }
            return sizes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TableSize size(Connection connection, String table) throws SQLException {
        try (var count = connection.createStatement().executeQuery("select count(*) from " + table)) {
            count.next();
            return new TableSize(table, count.getLong(1));
        }
    }

    private Properties settings(String database) {
        var file = data.resolve("config").resolve(database + "-server").resolve("application.properties");
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
