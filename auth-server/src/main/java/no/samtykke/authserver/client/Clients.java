package no.samtykke.authserver.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clients we know, by id. */
@Component
public class Clients {

    private final Map<String, Client> byId;

    Clients(ClientProperties properties) {
        var read = new LinkedHashMap<String, Client>();
        for (int i = 0; i < properties.clients().size(); i++) {
            var client = new ClientEntry(
                            "samtykke.clients[" + i + "]", properties.clients().get(i))
                    .toClient();
            if (read.put(client.id(), client) != null) {
                throw new IllegalArgumentException("samtykke.clients[" + i + "].client-id is used twice");
            }
        }
        byId = Map.copyOf(read);
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Client.CitizenApp> findApp(String id) {
        return find(id).filter(Client.CitizenApp.class::isInstance).map(Client.CitizenApp.class::cast);
    }

    public Optional<Client.BackendSystem> findSystem(String id) {
        return find(id).filter(Client.BackendSystem.class::isInstance).map(Client.BackendSystem.class::cast);
    }

    public Collection<Client> all() {
        return byId.values();
    }
}
