package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import org.springframework.stereotype.Component;

/** Holds clients to what they bound themselves to: every token is bound to a key (RFC 9449, 5.2). */
@Component
class BoundClients {

    private final DpopProofs proofs;
    private final Clients clients;

    BoundClients(DpopProofs proofs, Clients clients) {
        this.proofs = proofs;
        this.clients = clients;
    }

    /** The thumbprint of the key that this client proves to hold; empty when it proves none and need not. */
    Optional<String> keyOf(String clientId, HttpServletRequest request) {
        var key = proofs.keyOf(request);
        if (key.isEmpty() && mustProve(clientId)) {
            throw Refusal.invalidRequest("This client is registered to send a DPoP proof.");
        }
        return key;
    }

    private boolean mustProve(String clientId) {
        return clients.find(clientId)
                .map(Client::demands)
                .filter(Client.Demands::boundTokens)
                .isPresent();
    }
}
