package no.samtykke.authserver.registration;

import java.util.Map;
import no.samtykke.authserver.client.ClientFault;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers whoever registers wrongly: which member is at fault, and nothing of what was sent. */
@RestControllerAdvice(assignableTypes = {ClientsApi.class, SelfRegistration.class})
class RegistrationFaults {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> broken(ClientFault fault) {
        return refused(MetadataRefused.of(fault));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(MetadataRefused refused) {
        return ResponseEntity.badRequest()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", refused.error(), "error_description", String.valueOf(refused.getMessage())));
    }
}
