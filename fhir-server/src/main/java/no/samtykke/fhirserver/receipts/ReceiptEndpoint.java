package no.samtykke.fhirserver.receipts;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, for anybody who checks a receipt. */
@RestController
class ReceiptEndpoint {

    private final ReceiptKeys keys;

    ReceiptEndpoint(ReceiptKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/receipts/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    String keys() {
        return keys.published();
    }
}
