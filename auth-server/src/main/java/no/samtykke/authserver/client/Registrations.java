package no.samtykke.authserver.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.server.Secret;
import org.springframework.stereotype.Component;

/**
 * Registers clients while we run. They obey the same rules as those of the settings, and stricter ones where they could
 * make us call an address.
 */
@Component
public class Registrations {

    private final DeclaredClients declared;
    private final ClientStore store;
    private final Clock clock;

    Registrations(DeclaredClients declared, ClientStore store, Clock clock) {
        this.declared = declared;
        this.store = store;
        this.clock = clock;
    }

    /** What is registered, in the words of RFC 7591 and without any secret. */
    public record Registration(String clientId, ObjectNode metadata, Instant registeredAt) {}

    /**
     * A change that was made.
     *
     * @param secret one that was just made; it is told this once and not kept
     * @param takesAway whether the client may do less than before, so that what it was given must end
     */
    public record Registered(Registration registration, Optional<String> secret, boolean takesAway) {}

    public List<Registration> all() {
        return store.all().stream().map(Registrations::told).toList();
    }

    public Optional<Registration> find(String clientId) {
        return store.find(clientId).map(Registrations::told);
    }

    /** Whether this is the token that lets a client change its own registration (RFC 7592). */
    public boolean isRegistrationToken(String clientId, String token) {
        return store.find(clientId)
                .filter(row -> MessageDigest.isEqual(row.registrationToken(), Secret.digest(token)))
                .isPresent();
    }

    /**
     * @param registrationToken lets the client change its own registration; without one only an administrator can
     * @throws ClientFault when it breaks a rule, or the id is taken
     */
    public Registered add(String clientId, JsonNode metadata, Optional<String> registrationToken) {
        var entry = new MetadataReader(metadata).entry(clientId);
        var secret = needsSecret(entry) ? Optional.of(Secret.fresh()) : Optional.<String>empty();
        var digest = secret.map(Proof.Secret::digestOf);
        ClientEntry.ofRegistration(entry, digest).toClient();
        var written = MetadataWriter.write(entry);
        var row = new ClientStore.Row(
                clientId,
                written.toString(),
                digest,
                registrationToken.map(Secret::digest).orElse(null),
                clock.instant());
        if (declared.find(clientId).isPresent() || !store.add(row)) {
            throw new ClientFault("", "client-id", "is taken");
        }
        return new Registered(told(row), secret, false);
    }

    /**
     * A secret stays what it is as long as the client proves itself by one.
     *
     * @return empty when there is no such client
     * @throws ClientFault when it breaks a rule
     */
    public Optional<Registered> replace(String clientId, JsonNode metadata) {
        return store.find(clientId).flatMap(row -> {
            var entry = new MetadataReader(metadata).entry(clientId);
            var fresh = needsSecret(entry) && row.secretDigest().isEmpty()
                    ? Optional.of(Secret.fresh())
                    : Optional.<String>empty();
            var digest = needsSecret(entry)
                    ? fresh.map(Proof.Secret::digestOf).or(row::secretDigest)
                    : Optional.<String>empty();
            var after = ClientEntry.ofRegistration(entry, digest).toClient();
            return store.change(clientId, MetadataWriter.write(entry), digest)
                    ? find(clientId).map(told -> new Registered(told, fresh, takesAway(row, after)))
                    : Optional.empty();
        });
    }

    /**
     * @return the new secret; empty when there is no such client, or it has no secret. The old one is worth nothing.
     */
    public Optional<String> renewSecret(String clientId) {
        return store.find(clientId)
                .filter(row -> row.secretDigest().isPresent())
                .flatMap(row -> {
                    var secret = Secret.fresh();
                    var metadata = MetadataWriter.write(row.entry());
                    return store.change(clientId, metadata, Optional.of(Proof.Secret.digestOf(secret)))
                            ? Optional.of(secret)
                            : Optional.empty();
                });
    }

    public boolean remove(String clientId) {
        return store.find(clientId).isPresent() && store.remove(clientId);
    }

    /** The member of the metadata that is at fault. */
    public static String nameOf(ClientFault fault) {
        return MetadataName.ofProperty(fault.property()).map(MetadataName::text).orElse("client_id");
    }

    private static boolean needsSecret(ClientProperties.Entry entry) {
        return "confidential".equals(entry.kind()) && entry.jwks() == null && entry.jwksUri() == null;
    }

    private static boolean takesAway(ClientStore.Row row, Client after) {
        try {
            var before = row.client();
            return before.getClass() != after.getClass() || !after.scopes().cover(before.scopes());
        } catch (ClientFault fault) {
            return true;
        }
    }

    private static Registration told(ClientStore.Row row) {
        return new Registration(row.clientId(), MetadataWriter.write(row.entry()), row.createdAt());
    }
}
