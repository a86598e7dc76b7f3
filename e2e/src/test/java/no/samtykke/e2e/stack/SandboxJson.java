package no.samtykke.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;

/** {@code sandbox.json}: where things are and who is there. */
public record SandboxJson(JsonNode document) {

    /** Where to begin; each a base address without a slash at its end. */
    public URI base(String server) {
        var address = document.path("baseUrls").path(server);
        if (!address.isTextual()) {
            throw new IllegalArgumentException("sandbox.json has no base URL " + server);
        }
        return URI.create(address.asText().replaceAll("/$", ""));
    }

    public Person person(String id) {
        for (var person : document.path("people")) {
            if (person.path("id").asText().equals(id)) {
                return new Person(
                        id,
                        person.path("name").asText(),
                        person.path("pid").asText(),
                        person.path("birthDate").asText());
            }
        }
        throw new IllegalArgumentException("sandbox.json has no person " + id);
    }

    public JsonNode client(String id) {
        for (var client : document.path("clients")) {
            if (client.path("id").asText().equals(id)) {
                return client;
            }
        }
        throw new IllegalArgumentException("sandbox.json has no client " + id);
    }

    /**
     * A synthetic person.
     *
     * @param pid the national number in use
     */
    public record Person(String id, String name, String pid, String birthDate) {

        private static final Map<Boolean, String> SYSTEMS =
                Map.of(false, "urn:oid:2.16.578.1.12.4.1.4.1", true, "urn:oid:2.16.578.1.12.4.1.4.2");

        /** Fødselsnummer or D-number: a D-number's first digit is 4 or more. */
        public String system() {
            return SYSTEMS.getOrDefault(pid.charAt(0) >= '4', "");
        }

        public String givenName() {
            return name.substring(0, name.indexOf(' '));
        }
    }
}
