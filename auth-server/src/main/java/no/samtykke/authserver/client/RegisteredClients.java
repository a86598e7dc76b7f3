package no.samtykke.authserver.client;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** {@link Clients} in the words of Spring Authorization Server, whose token endpoint wants to know who asks. */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private final Clients clients;

    RegisteredClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("Clients are declared in the settings, or registered with us");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId).map(RegisteredClients::inSpringWords).orElse(null);
    }

    private static RegisteredClient inSpringWords(Client client) {
        var builder = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name())
                .clientAuthenticationMethod(method(client.proof()));
        switch (client) {
            case Client.CitizenApp app ->
                builder.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUris(uris -> app.redirectUris().forEach(uri -> uris.add(uri.toString())));
            case Client.BackendSystem system ->
                builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        return builder.scopes(scopes -> client.scopes().all().forEach(scope -> scopes.add(scope.text())))
                .build();
    }

    private static ClientAuthenticationMethod method(Proof proof) {
        return switch (proof) {
            case Proof.None none -> ClientAuthenticationMethod.NONE;
            case Proof.Secret secret ->
                secret.place() == Proof.Place.HEADER
                        ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                        : ClientAuthenticationMethod.CLIENT_SECRET_POST;
            case Proof.Keys keys -> ClientAuthenticationMethod.PRIVATE_KEY_JWT;
        };
    }
}
