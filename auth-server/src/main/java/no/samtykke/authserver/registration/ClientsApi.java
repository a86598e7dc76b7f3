package no.samtykke.authserver.registration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.client.Registrations;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.token.Grants;
import no.samtykke.authserver.token.OwnTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Administrators' registration of clients, by systems with the scope {@link Scope.Named#CLIENTS}. What is declared in
 * the settings is not seen here and cannot be changed here.
 *
 * <p>Whatever people gave a client ends when it is deleted, or may do less than before. Each change is logged, with who
 * made it.
 */
@RestController
@RequestMapping("/clients")
class ClientsApi {

    private static final Logger LOG = LoggerFactory.getLogger(ClientsApi.class);

    private final OwnTokens tokens;
    private final Registrations registrations;
    private final Grants grants;

    ClientsApi(OwnTokens tokens, Registrations registrations, Grants grants) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.grants = grants;
    }

    @GetMapping
    ResponseEntity<List<JsonNode>> list(HttpServletRequest request) {
        caller(request);
        return answer(registrations.all().stream()
                .map(Told::of)
                .map(JsonNode.class::cast)
                .toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<JsonNode> read(@PathVariable String id, HttpServletRequest request) {
        caller(request);
        return registrations
                .find(id)
                .map(Told::of)
                .<ResponseEntity<JsonNode>>map(ClientsApi::answer)
                .orElseGet(ClientsApi::unknown);
    }

    @PostMapping
    ResponseEntity<JsonNode> create(HttpServletRequest request) throws IOException {
        var caller = caller(request);
        var metadata = MetadataBody.of(request);
        var id = metadata.path("client_id").asText(UUID.randomUUID().toString());
        var made = registrations.add(id, metadata, Optional.empty());
        LOG.info("Client {} was registered by {}", id, caller);
        return ResponseEntity.created(URI.create("/clients/" + id))
                .cacheControl(CacheControl.noStore())
                .body(Told.of(made));
    }

    @PutMapping("/{id}")
    @Transactional
    ResponseEntity<JsonNode> replace(@PathVariable String id, HttpServletRequest request) throws IOException {
        var caller = caller(request);
        var changed = registrations.replace(id, MetadataBody.of(request));
        changed.ifPresent(done -> {
            LOG.info("Client {} was changed by {}", id, caller);
            if (done.takesAway()) {
                grants.revokeAllOfClient(id);
            }
        });
        return changed.map(Told::of)
                .<ResponseEntity<JsonNode>>map(ClientsApi::answer)
                .orElseGet(ClientsApi::unknown);
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<JsonNode> delete(@PathVariable String id, HttpServletRequest request) {
        var caller = caller(request);
        if (!registrations.remove(id)) {
            return unknown();
        }
        grants.revokeAllOfClient(id);
        LOG.info("Client {} was deleted by {}", id, caller);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<JsonNode> renewSecret(@PathVariable String id, HttpServletRequest request) {
        var caller = caller(request);
        var secret = registrations.renewSecret(id);
        secret.ifPresent(made -> LOG.info("The secret of client {} was renewed by {}", id, caller));
        return secret.flatMap(made -> registrations.find(id).map(found -> Told.with(secret, Told.of(found))))
                .<ResponseEntity<JsonNode>>map(ClientsApi::answer)
                .orElseGet(ClientsApi::unknown);
    }

    private String caller(HttpServletRequest request) {
        return tokens.callerOf(request, Scope.Named.CLIENTS);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<JsonNode> unknown() {
        return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
    }
}
