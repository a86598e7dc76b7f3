package no.samtykke.authserver.token;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a client its fault where the endpoint is ours, as Spring does at the token endpoint (RFC 6749, 5.2). */
@RestControllerAdvice
class OAuthFaults {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(OAuth2AuthenticationException fault) {
        var error = fault.getError();
        return ResponseEntity.status(statusOf(error.getErrorCode()))
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", error.getErrorCode(), "error_description", error.getDescription()));
    }

    private static HttpStatus statusOf(String code) {
        return switch (code) {
            case "invalid_client" -> HttpStatus.UNAUTHORIZED;
            case "temporarily_unavailable" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
