package no.samtykke.sandbox.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL with a database and a role of the same name for each server, on the loopback address, passwords checked.
 */
final class Database implements AutoCloseable {

    static final List<String> NAMES = List.of("fhir", "auth");

    private static final String SUPERUSER = "postgres";
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Path folder;

    private Database(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Database start(int port, DataDirectory data, Secrets secrets) {
        String password = secrets.password(SUPERUSER);
        try {
            Files.createDirectories(data.log("postgres").getParent());
            var redirect = ProcessBuilder.Redirect.appendTo(data.log("postgres").toFile());
            var server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data.postgres())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(TIME_TO_START)
                    // initdb takes the last of two --auth, so that this one wins over the "trust" zonky begins with.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", secrets.file(SUPERUSER).toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    // What was erased shall not live on in a segment that waits to be written again.
                    .setServerConfig("wal_recycle", "off")
                    .setOutputRedirector(redirect)
                    .setErrorRedirector(redirect)
                    .start();
            var database = new Database(server, data.postgres());
            database.prepare(secrets, password);
            return database;
        } catch (IOException e) {
            throw new PartFailed("PostgreSQL", "did not start", data.log("postgres"));
        }
    }

    private void prepare(Secrets secrets, String password) {
        var source = server.getDatabase(SUPERUSER, SUPERUSER, Map.of("password", password));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String name : NAMES) {
                if (!exists(connection, name)) {
                    create(statement, name, secrets.password(name));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the databases cannot be prepared", e);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    /** The password is of the base64url alphabet, so that nothing in it needs quoting. */
    private static void create(Statement statement, String name, String password) throws SQLException {
        statement.execute("create role " + name + " login password '" + password + "'");
        statement.execute("create database " + name + " owner " + name);
        statement.execute("revoke connect on database " + name + " from public");
    }

    ProcessHandle process() {
        try {
            String pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
