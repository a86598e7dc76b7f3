package no.samtykke.authserver.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a launcher said of the launch, as it stands beside an access token: none when the app was opened by itself. */
@Component
class LaunchMembers {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final ObjectMapper json;

    LaunchMembers(ObjectMapper json) {
        this.json = json;
    }

    Map<String, Object> of(Grant grant) {
        return grant.launchContext().map(this::read).orElse(Map.of());
    }

    private Map<String, Object> read(String launchContext) {
        try {
            return json.readValue(launchContext, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored launch context cannot be read", e);
        }
    }
}
