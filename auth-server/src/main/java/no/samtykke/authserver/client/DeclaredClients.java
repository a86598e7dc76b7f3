package no.samtykke.authserver.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clients of the settings, read once at start. */
@Component
class DeclaredClients {

    private final Map<String, Client> byId;

    DeclaredClients(ClientProperties properties) {
        var read = new LinkedHashMap<String, Client>();
        for (int i = 0; i < properties.clients().size(); i++) {
            var place = "samtykke.clients[" + i + "]";
            var client =
                    ClientEntry.ofSettings(place, properties.clients().get(i)).toClient();
            if (read.put(client.id(), client) != null) {
                throw new IllegalArgumentException(place + ".client-id is used twice");
            }
        }
        byId = Map.copyOf(read);
    }

    Optional<Client> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Client> all() {
        return byId.values();
    }
}
