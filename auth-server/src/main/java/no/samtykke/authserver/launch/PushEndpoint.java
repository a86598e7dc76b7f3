package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.token.DpopProofs;
import no.samtykke.authserver.token.TokenForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /oauth2/par} (RFC 9126): a client sends its authorization request ahead, without the browser, and gets a name
 * for it. The request is judged as it would be at {@code /oauth2/authorize}, and again when somebody comes with it. A
 * DPoP proof binds the code to its key (RFC 9449, 10.1).
 */
@RestController
class PushEndpoint {

    private static final List<String> CREDENTIALS =
            List.of("client_secret", "client_assertion", "client_assertion_type");

    private final AppRequests requests;
    private final PushedRequests pushed;
    private final DpopProofs proofs;

    PushEndpoint(AppRequests requests, PushedRequests pushed, DpopProofs proofs) {
        this.requests = requests;
        this.pushed = pushed;
        this.proofs = proofs;
    }

    @PostMapping("/oauth2/par")
    ResponseEntity<Map<String, Object>> push(HttpServletRequest http, Principal client) {
        var parameters = new HashMap<>(TokenForm.of(http).all());
        CREDENTIALS.forEach(parameters::remove);
        if (!client.getName().equals(parameters.getOrDefault("client_id", client.getName()))
                || parameters.containsKey("request_uri")) {
            return refusal("invalid_request");
        }
        parameters.put("client_id", client.getName());
        var key = proofs.keyOf(http);
        if (key.isPresent() && !key.get().equals(parameters.getOrDefault("dpop_jkt", key.get()))) {
            return refusal("invalid_dpop_proof");
        }
        key.ifPresent(thumbprint -> parameters.put("dpop_jkt", thumbprint));
        return faultIn(parameters)
                .map(PushEndpoint::refusal)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(Map.of(
                                "request_uri",
                                pushed.keep(client.getName(), parameters),
                                "expires_in",
                                PushedRequests.LIFE.toSeconds())));
    }

    private Optional<String> faultIn(Map<String, String> parameters) {
        return switch (requests.judgePushed(SentOnce.of(parameters))) {
            case AppRequests.Judgement.Accepted accepted -> Optional.empty();
            case AppRequests.Judgement.ToldToApp told -> Optional.of(told.error());
            case AppRequests.Judgement.ToldOnPage told ->
                Optional.of("unknown-app".equals(told.fault()) ? "unauthorized_client" : "invalid_request");
        };
    }

    private static ResponseEntity<Map<String, Object>> refusal(String error) {
        return ResponseEntity.badRequest().body(Map.of("error", error));
    }
}
