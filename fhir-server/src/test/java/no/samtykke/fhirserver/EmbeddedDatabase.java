package no.samtykke.fhirserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for tests, one for each JVM: a container when a Docker engine answers, else embedded. Every test
 * class asks for databases of its own.
 */
public final class EmbeddedDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private EmbeddedDatabase() {}

    /** Where a database is, in the words of {@code spring.datasource}. */
    public record Database(String url, String username, String password) {

        public DataSource dataSource() {
            var dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            dataSource.setUser(username);
            dataSource.setPassword(password);
            return dataSource;
        }
    }

    /** A new database without anything in it. */
    public static Database empty() {
        return create("");
    }

    /** A new database with all migrations of this server done: a copy, so it is there at once. */
    public static Database migrated() {
        return create(" template " + Template.NAME);
    }

    private static Database create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        new JdbcTemplate(Server.ONE.database("postgres").dataSource()).execute("create database " + name + template);
        return Server.ONE.database(name);
    }

    private static final class Template {

        static final String NAME = migrate();

        private static String migrate() {
            String name = "template_of_tests";
            new JdbcTemplate(Server.ONE.database("postgres").dataSource()).execute("create database " + name);
            Flyway.configure()
                    .dataSource(Server.ONE.database(name).dataSource())
                    .defaultSchema("samtykke")
                    .load()
                    .migrate();
            return name;
        }
    }

    @FunctionalInterface
    private interface Server {

        Server ONE = mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();

        Database database(String name);

        /** Asking Docker where there is none takes ten seconds. */
        private static boolean mayHaveDocker() {
            return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        }

        private static Server embedded() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                return name -> new Database(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Server container() {
            var postgres = new PostgreSQLContainer("postgres:17-alpine");
            postgres.start();
            return name -> new Database(
                    "jdbc:postgresql://%s:%d/%s".formatted(postgres.getHost(), postgres.getFirstMappedPort(), name),
                    postgres.getUsername(),
                    postgres.getPassword());
        }
    }
}
