package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * What a hospital has to know, written by whoever starts it.
 *
 * @param id its {@code client_id} at the auth-server
 * @param organisation its number
 * @param privateJwk by which it proves itself
 * @param endpoint where it wants to be told of changes, as fhir-server's settings name it to the letter
 * @param follows the kinds of settings that it keeps; those of its own it lists as well
 * @param journal the one file in which it keeps all it knows
 * @param people path of {@code people.json}, for names
 */
public record HospitalSettings(
        String id,
        String name,
        String organisation,
        int port,
        String fhirBase,
        JsonNode privateJwk,
        String scope,
        String endpoint,
        List<Kind> follows,
        Path journal,
        Path people) {

    public HospitalSettings {
        follows = List.copyOf(follows);
    }

    List<Kind> own() {
        return follows.stream()
                .filter(kind -> kind.controller().equals(organisation))
                .toList();
    }
}
