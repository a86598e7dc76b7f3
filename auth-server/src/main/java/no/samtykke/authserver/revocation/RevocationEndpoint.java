package no.samtykke.authserver.revocation;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import no.samtykke.authserver.token.IssuedTokens;
import no.samtykke.authserver.token.TokenForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /oauth2/revoke} (RFC 7009): a client gives back a token of its own, and all that was given with it.
 *
 * <p>200 says that nothing opens any more, at the fhir-server either; 503 that it is over here, and the fhir-server has
 * not confirmed yet. Only the token of a system, which has no grant, still opens the FHIR API until its five minutes
 * are over; everywhere else it is dead at once. What is unknown or another's is left alone, and the answer does not
 * tell.
 */
@RestController
class RevocationEndpoint {

    private static final String SECONDS_TO_WAIT = "2";

    private final IssuedTokens tokens;
    private final GrantOutbox outbox;

    RevocationEndpoint(IssuedTokens tokens, GrantOutbox outbox) {
        this.tokens = tokens;
        this.outbox = outbox;
    }

    @PostMapping("/oauth2/revoke")
    ResponseEntity<Map<String, String>> revoke(HttpServletRequest request, Principal client) {
        var token = TokenForm.of(request).required("token");
        var grant = tokens.revoke(token, client.getName());
        return grant.map(outbox::isConfirmed).orElse(true)
                ? ResponseEntity.ok().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                        .body(Map.of("error", "temporarily_unavailable"));
    }
}
