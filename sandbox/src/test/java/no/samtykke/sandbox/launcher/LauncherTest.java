package no.samtykke.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import no.samtykke.sandbox.SandboxFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
    }

    @Test
    void a_second_start_finds_the_data_of_the_first_and_a_reset_does_not() throws Exception {
        try (var first = house(FakeServer.class, "")) {
            first.start();
            sql("create table kept (id int)");
            assertThat(Files.exists(data.resolve("ready.json"))).isTrue();
        }
        String people = Files.readString(data.resolve("people.json"));
        assertThat(Files.exists(data.resolve("ready.json"))).isFalse();

        try (var second = house(FakeServer.class, "")) {
            second.start();
            sql("drop table kept");
            assertThat(Files.readString(data.resolve("people.json"))).isEqualTo(people);
        }
        try (var reset = house(FakeServer.class, "reset")) {
            reset.start();
            assertThatThrownBy(() -> sql("drop table kept")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void everything_that_is_announced_answers() throws Exception {
        try (var house = house(FakeServer.class, "")) {
            house.start();

            var urls = SandboxFiles.json(Files.readString(data.resolve("ready.json")))
                    .path("baseUrls");
            assertThat(status(urls.path("idPorten").asText() + "/.well-known/openid-configuration"))
                    .isEqualTo(200);
            assertThat(status(urls.path("idPorten").asText().replace("/idporten", "/sandbox.json")))
                    .isEqualTo(200);
            assertThat(status(urls.path("exampleApp").asText() + "/")).isEqualTo(200);
            assertThat(status(urls.path("populationRegister").asText() + "/Patient"))
                    .isEqualTo(404);
        }
        assertThat(said())
                .contains("The sandbox is ready", "kari", "sandbox-loader", "curl http")
                .doesNotContain(pid("kari"));
    }

    @Test
    void the_database_asks_for_the_password() throws Exception {
        try (var house = house(FakeServer.class, "")) {
            house.start();

            String url = url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "fhir", "wrong"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(url, "auth", secret("auth")))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets/fhir"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_part_that_stops_is_named_with_the_end_of_its_log() throws Exception {
        try (var house = house(FakeServer.Broken.class, "")) {
            assertThatThrownBy(house::start)
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("stopped with exit code 3")
                    .hasMessageContaining("-server")
                    .hasMessageContaining("the disk is on fire")
                    .hasMessageContaining(data.resolve("logs").toString());
        }
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_starts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var house = house(FakeServer.class, "fhir=" + taken.getLocalPort())) {
            assertThatThrownBy(house::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", for fhir, is taken")
                    .hasMessageContaining("-Dsandbox.port.fhir=");
        }
        assertThat(Files.exists(data.resolve("postgres"))).isFalse();
    }

    @Test
    void two_sandboxes_do_not_share_a_folder() throws Exception {
        try (var one = DataDirectory.open(data)) {
            Files.writeString(one.ready(), "{}");
            assertThatThrownBy(() -> DataDirectory.open(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already runs");
        }
    }

    @Test
    void a_folder_of_somebody_else_is_left_alone() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("thesis.txt"), "years of work");

        try (var house = house(FakeServer.class, "reset")) {
            assertThatThrownBy(house::start).isInstanceOf(StartRefused.class).hasMessageContaining("neither empty");
        }
        assertThat(Files.exists(data.resolve("thesis.txt"))).isTrue();
    }

    @Test
    void what_a_killed_launcher_left_is_ended() throws Exception {
        var sleeper = new ProcessBuilder("sleep", "600").start();
        var leftovers = new Leftovers(folder.resolve("processes"));
        leftovers.note(List.of(sleeper.toHandle()));

        leftovers.end();

        assertThat(sleeper.isAlive()).isFalse();
        assertThat(Files.exists(folder.resolve("processes"))).isFalse();
    }

    private House house(Class<?> server, String change) throws Exception {
        var properties = new Properties();
        properties.setProperty("sandbox.data", data.toString());
        properties.setProperty("sandbox.synthea", folder.resolve("no-bundles").toString());
        for (String port : new String[] {"postgres", "idporten", "register", "auth", "fhir", "app", "hospitals"}) {
            properties.setProperty("sandbox.port." + port, "0");
        }
        if (change.equals("reset")) {
            properties.setProperty("sandbox.reset", "");
        } else if (!change.isEmpty()) {
            properties.setProperty("sandbox.port." + change.split("=")[0], change.split("=")[1]);
        }
        var jar = FakeServer.jar(folder.resolve(server.getSimpleName() + ".jar"), server);
        properties.setProperty("sandbox.jar.auth", jar.toString());
        properties.setProperty("sandbox.jar.fhir", jar.toString());
        var out = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        return new House(SandboxSettings.from(properties), new Terminal(out), Clock.systemUTC());
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(url(), "fhir", secret("fhir"));
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private String url() throws Exception {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("config/fhir-server/application.properties"))) {
            settings.load(reader);
        }
        return settings.getProperty("spring.datasource.url");
    }

    private String secret(String name) throws Exception {
        return Files.readString(data.resolve("secrets").resolve(name));
    }

    private String pid(String id) throws Exception {
        return SandboxFiles.json(Files.readString(data.resolve("people.json")))
                .path("people")
                .findParents("id")
                .stream()
                .filter(person -> person.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asText();
    }

    private String said() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
