package no.samtykke.authserver.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.authserver.client.ClientFault;
import no.samtykke.authserver.client.GrantableScopes;
import no.samtykke.authserver.client.Scope;
import org.springframework.stereotype.Component;

/**
 * How far an app may go that registers itself: an app of citizens, never a system, and within the scopes that the
 * operator allows. Who asks for no scope gets them all.
 */
@Component
class Ceiling {

    private static final Set<String> KINDS = Set.of("public", "confidential");

    private final GrantableScopes scopes;

    Ceiling(RegistrationProperties properties) {
        try {
            scopes = GrantableScopes.ofApps(properties.scopes());
        } catch (ClientFault fault) {
            throw new IllegalArgumentException("samtykke.registration." + fault.getMessage(), fault);
        }
    }

    /** @throws MetadataRefused when it wants more */
    JsonNode under(JsonNode metadata) {
        boolean isSystem =
                metadata.path("grant_types").valueStream().anyMatch(type -> "client_credentials".equals(type.asText()));
        if (isSystem
                || (metadata.hasNonNull("kind")
                        && !KINDS.contains(metadata.path("kind").asText()))) {
            throw new MetadataRefused("invalid_client_metadata", "Only apps of citizens register themselves.");
        }
        var scope = metadata.path("scope").asText("");
        if (!metadata.hasNonNull("scope")) {
            return metadata.<ObjectNode>deepCopy().put("scope", all());
        }
        boolean within = Arrays.stream(scope.split(" ", -1))
                .allMatch(one -> !scopes.narrow(one).isEmpty());
        if (!within) {
            throw new MetadataRefused("invalid_client_metadata", "scope goes beyond what is offered here.");
        }
        return metadata;
    }

    private String all() {
        return scopes.all().stream().map(Scope::text).collect(Collectors.joining(" "));
    }
}
