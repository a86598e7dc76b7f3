package no.samtykke.authserver.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The clients we know, by id: those of the settings, then those that were registered. A registered client never takes
 * the place of a declared one.
 *
 * <p>Registered clients are read from the database at each question, so what one node was told counts on all of them.
 */
@Component
public class Clients {

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    private final DeclaredClients declared;
    private final ClientStore registered;

    Clients(DeclaredClients declared, ClientStore registered) {
        this.declared = declared;
        this.registered = registered;
    }

    public Optional<Client> find(String id) {
        return declared.find(id).or(() -> registered.find(id).flatMap(Clients::read));
    }

    /** Whether the operator wrote it in the settings. Addresses of others are called in the open internet only. */
    public boolean isDeclared(String id) {
        return declared.find(id).isPresent();
    }

    public Optional<Client.CitizenApp> findApp(String id) {
        return find(id).filter(Client.CitizenApp.class::isInstance).map(Client.CitizenApp.class::cast);
    }

    public Optional<Client.BackendSystem> findSystem(String id) {
        return find(id).filter(Client.BackendSystem.class::isInstance).map(Client.BackendSystem.class::cast);
    }

    public Collection<Client> all() {
        var all = new ArrayList<>(declared.all());
        registered.all().stream()
                .filter(row -> declared.find(row.clientId()).isEmpty())
                .map(Clients::read)
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    /** Web origins of all apps. */
    public Set<String> origins() {
        return all().stream()
                .flatMap(client -> client instanceof Client.CitizenApp app ? app.origins().stream() : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A registration that the rules of today would refuse is not a client. */
    private static Optional<Client> read(ClientStore.Row row) {
        try {
            return Optional.of(row.client());
        } catch (ClientFault fault) {
            LOG.error("The registered client {} is not served: {}", row.clientId(), fault.getMessage());
            return Optional.empty();
        }
    }
}
