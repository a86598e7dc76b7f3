package no.samtykke.fhirserver.push;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public half of the key that signs notifications, for whoever gets one. */
@RestController
class PushKeyEndpoint {

    private final PushKey key;

    PushKeyEndpoint(PushKey key) {
        this.key = key;
    }

    @GetMapping(path = "/push/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return key.published();
    }
}
