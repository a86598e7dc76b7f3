package no.samtykke.fhirserver.seal;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The proof that an entry is in the log as it was sealed: a text that is checked without this server, by its public key
 * alone. Its form is described in {@code docs/proof.md}.
 */
@Component
class UsageProof {

    private final SealStore seals;
    private final LogRows rows;

    UsageProof(SealStore seals, LogRows rows) {
        this.seals = seals;
        this.rows = rows;
    }

    /** An entry that is there; without a proof as long as it is not sealed. */
    record Asked(Optional<String> proof) {}

    /** Empty when there is no such entry about the patient. */
    @Transactional(readOnly = true)
    public Optional<Asked> of(String patient, UUID entry) {
        return rows.one(patient, entry)
                .map(found -> new Asked(seals.covering(found.tx()).flatMap(seal -> text(found, seal))));
    }

    private Optional<String> text(EntryText entry, Seal seal) {
        var leaves = seals.leavesOf(seal.number()).orElseThrow();
        int place = leaves.ids().indexOf(entry.id());
        return place < 0
                ? Optional.empty()
                : Checkpoint.read(seal.note()).map(checkpoint -> {
                    var text = new StringBuilder("samtykke usage proof 1\n");
                    text.append("entry ").append(entry.open()).append('\n');
                    text.append("withheld ")
                            .append(base64(Hashes.of(entry.withheld())))
                            .append('\n');
                    text.append("before ")
                            .append(base64(leaves.before(place, checkpoint.previous())))
                            .append('\n');
                    text.append("leaf ").append(place).append('\n');
                    Hashes.path(place, leaves.hashes())
                            .forEach(hash ->
                                    text.append("path ").append(base64(hash)).append('\n'));
                    return text.append('\n').append(seal.note()).toString();
                });
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
