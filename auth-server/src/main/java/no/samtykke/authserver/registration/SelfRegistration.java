package no.samtykke.authserver.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.client.Registrations;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.Grants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
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
 * Apps register themselves (RFC 7591), and read, change and delete their registration (RFC 7592). Only where the
 * operator has given out an initial access token, only apps of citizens, and only within the scopes that the operator
 * allows them.
 */
@RestController
@RequestMapping("/register")
class SelfRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(SelfRegistration.class);

    private final RegistrationTokens tokens;
    private final Ceiling ceiling;
    private final Registrations registrations;
    private final Grants grants;
    private final ServerProperties server;

    SelfRegistration(
            RegistrationTokens tokens,
            Ceiling ceiling,
            Registrations registrations,
            Grants grants,
            ServerProperties server) {
        this.tokens = tokens;
        this.ceiling = ceiling;
        this.registrations = registrations;
        this.grants = grants;
        this.server = server;
    }

    @PostMapping
    ResponseEntity<JsonNode> register(HttpServletRequest request) throws IOException {
        tokens.requireInitial(request);
        var metadata = ceiling.under(MetadataBody.of(request));
        var id = UUID.randomUUID().toString();
        var token = Secret.fresh();
        var made = registrations.add(id, metadata, Optional.of(token));
        LOG.info("Client {} has registered itself", id);
        return answer(HttpStatus.CREATED, managed(Told.of(made), id).put("registration_access_token", token));
    }

    @GetMapping("/{id}")
    ResponseEntity<JsonNode> read(@PathVariable String id, HttpServletRequest request) {
        tokens.requireOf(id, request);
        return registrations
                .find(id)
                .map(found -> answer(HttpStatus.OK, managed(Told.of(found), id)))
                .orElseGet(SelfRegistration::gone);
    }

    @PutMapping("/{id}")
    @Transactional
    ResponseEntity<JsonNode> change(@PathVariable String id, HttpServletRequest request) throws IOException {
        tokens.requireOf(id, request);
        var metadata = MetadataBody.of(request);
        if (!id.equals(metadata.path("client_id").asText())) {
            throw new MetadataRefused("invalid_client_metadata", "client_id must be that of the registration.");
        }
        var changed = registrations.replace(id, ceiling.under(metadata));
        changed.ifPresent(done -> {
            LOG.info("Client {} has changed its registration", id);
            if (done.takesAway()) {
                grants.revokeAllOfClient(id);
            }
        });
        return changed.map(done -> answer(HttpStatus.OK, managed(Told.of(done), id)))
                .orElseGet(SelfRegistration::gone);
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<JsonNode> delete(@PathVariable String id, HttpServletRequest request) {
        tokens.requireOf(id, request);
        if (registrations.remove(id)) {
            grants.revokeAllOfClient(id);
            LOG.info("Client {} has deleted its registration", id);
        }
        return gone();
    }

    private ObjectNode managed(ObjectNode told, String id) {
        return told.put("registration_client_uri", server.at("/register/" + id).toString());
    }

    private static ResponseEntity<JsonNode> answer(HttpStatus status, JsonNode body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    private static ResponseEntity<JsonNode> gone() {
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }
}
