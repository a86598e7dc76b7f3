package no.samtykke.sandbox.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.sandbox.idporten.IdPorten;
import no.samtykke.sandbox.register.PopulationRegister;

/** The processes of the sandbox: with what command each is started, and how to see that it is ready. */
final class Parts {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Start-up counts here, not speed in the long run; both servers and the people at the terminal share few cores. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final SandboxSettings settings;
    private final DataDirectory data;
    private final Addresses addresses;
    private final Configuration configuration;

    Parts(SandboxSettings settings, DataDirectory data, Addresses addresses, Configuration configuration) {
        this.settings = settings;
        this.data = data;
        this.addresses = addresses;
        this.configuration = configuration;
    }

    List<Part> all() {
        var others = Stream.of(fhirServer(), authServer(), idPorten(), register(), exampleApp());
        return Stream.concat(others, Hospitals.ALL.stream().map(this::hospital)).toList();
    }

    private Part fhirServer() {
        return server("fhir-server", settings.fhirServer(), configuration.fhirServer(), addresses.fhirServer());
    }

    private Part authServer() {
        return server("auth-server", settings.authServer(), configuration.authServer(), addresses.authServer());
    }

    private Part server(String name, Path jar, Path configurationFolder, String address) {
        if (!Files.exists(jar)) {
            throw new StartRefused(jar + " is not there. Build it with ./mvnw package -DskipTests.");
        }
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.add("-Xmx1g");
        command.addAll(QUICK_START);
        command.addAll(List.of("-jar", jar.toString()));
        command.add("--spring.config.additional-location=file:" + configurationFolder + "/");
        return new Part(name, command, URI.create(address + READINESS), data.log(name));
    }

    private Part idPorten() {
        return own(
                "ID-porten stand-in",
                "id-porten",
                IdPorten.class.getName(),
                List.of(),
                List.of(configuration.idPorten().toString()),
                addresses.idPorten() + "/.well-known/openid-configuration");
    }

    private Part register() {
        return own(
                "population register stand-in",
                "register",
                PopulationRegister.class.getName(),
                List.of(),
                List.of(configuration.register().toString()),
                "http://localhost:" + addresses.ports().register() + "/admin/people");
    }

    private Part exampleApp() {
        return own(
                "example app",
                "example-app",
                "no.samtykke.sandbox.exampleapp.ExampleApp",
                List.of(
                        "-Dapp.fhir-base=" + addresses.fhir(),
                        "-Dapp.client-id=" + Clients.EXAMPLE_APP,
                        "-Dapp.port=" + addresses.ports().app()),
                List.of(),
                addresses.exampleApp() + "/");
    }

    private Part hospital(Hospitals.Hospital hospital) {
        return own(
                hospital.id(),
                hospital.id(),
                "no.samtykke.sandbox.hospital.Hospital",
                List.of(),
                List.of(configuration.hospital(hospital).toString()),
                addresses.hospital(hospital.id()) + "/");
    }

    private Part own(
            String name, String log, String mainClass, List<String> options, List<String> arguments, String ready) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.add("-Xmx64m");
        command.addAll(QUICK_START);
        command.add("-Dsun.net.httpserver.nodelay=true");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return new Part(name, command, URI.create(ready), data.log(log));
    }
}
