package no.samtykke.fhirserver.seal;

import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What anybody needs who checks proofs, or keeps checkpoints as a witness: the public keys and the last checkpoint.
 * There is nothing in them about any person.
 */
@RestController
class SealEndpoint {

    private static final String TEXT = "text/plain;charset=UTF-8";

    private final SealKeys keys;
    private final SealStore seals;

    SealEndpoint(SealKeys keys, SealStore seals) {
        this.keys = keys;
        this.seals = seals;
    }

    /** One on each line, as a verifier of signed notes takes them; the first one seals now. */
    @GetMapping(path = "/usage-log/keys", produces = TEXT)
    String keys() {
        return String.join("\n", keys.verifierKeys()) + "\n";
    }

    /** 404 before anything is sealed. */
    @GetMapping(path = "/usage-log/checkpoint", produces = TEXT)
    ResponseEntity<String> checkpoint() {
        Optional<String> note = seals.last().map(Seal::note);
        return ResponseEntity.of(note);
    }
}
