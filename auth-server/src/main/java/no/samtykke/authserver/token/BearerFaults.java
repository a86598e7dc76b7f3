package no.samtykke.authserver.token;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers whoever came without the right bearer token, wherever among our endpoints. */
@RestControllerAdvice
class BearerFaults {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(BearerRefused refused) {
        return ResponseEntity.status(refused.status())
                .header(HttpHeaders.WWW_AUTHENTICATE, refused.challenge())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", refused.error()));
    }
}
