package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ports on the loopback address. 0 means any free one, until {@link #chosen()}.
 *
 * @param sources one for each of {@link Addresses#SOURCES}; they follow one another, or are all 0
 * @param hospitals likewise, one for each of {@link Hospitals#ALL}
 */
record Ports(
        int postgres,
        int idporten,
        int register,
        int auth,
        int fhir,
        int app,
        List<Integer> sources,
        List<Integer> hospitals) {

    static final String PREFIX = "sandbox.port.";

    static Ports from(Properties properties) {
        return new Ports(
                port(properties, "postgres", 5442),
                port(properties, "idporten", 9010),
                port(properties, "register", 9020),
                port(properties, "auth", 9000),
                port(properties, "fhir", 8080),
                port(properties, "app", 9040),
                following(port(properties, "sources", 9031), Addresses.SOURCES.size()),
                following(port(properties, "hospitals", 9051), Hospitals.ALL.size()));
    }

    private static List<Integer> following(int first, int count) {
        return IntStream.range(0, count)
                .map(place -> first == 0 ? 0 : first + place)
                .boxed()
                .toList();
    }

    private static int port(Properties properties, String name, int usual) {
        String value = properties.getProperty(PREFIX + name, "");
        if (value.isBlank()) {
            return usual;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new StartRefused(PREFIX + name + " must be a port, 0 to 65535.");
        }
        return Integer.parseInt(value);
    }

    /** These ports with a free one for each 0. Refused, with a sentence, when one of them is taken. */
    Ports chosen() {
        var taken = byName().entrySet().stream()
                .filter(port -> port.getValue() != 0 && !isFree(port.getValue()))
                .toList();
        if (!taken.isEmpty()) {
            throw new StartRefused(taken.stream()
                    .map(port ->
                            "Port %d, for %s, is taken by another program. Stop that program, or choose another port"
                                            .formatted(port.getValue(), port.getKey())
                                    + " with -D%s%s=NUMBER (0 takes any free one).".formatted(PREFIX, port.getKey()))
                    .collect(Collectors.joining("\n")));
        }
        return new Ports(
                free(postgres),
                free(idporten),
                free(register),
                free(auth),
                free(fhir),
                free(app),
                sources.stream().map(Ports::free).toList(),
                hospitals.stream().map(Ports::free).toList());
    }

    private Map<String, Integer> byName() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("postgres", postgres);
        ports.put("idporten", idporten);
        ports.put("register", register);
        ports.put("auth", auth);
        ports.put("fhir", fhir);
        ports.put("app", app);
        sources.forEach(port -> ports.put("sources, port " + port, port));
        hospitals.forEach(port -> ports.put("hospitals, port " + port, port));
        return ports;
    }

    private static int free(int wanted) {
        if (wanted != 0) {
            return wanted;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
