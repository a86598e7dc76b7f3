package no.samtykke.fhirserver.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.seal.Seal.Leaves;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what was written since the last seal, every ten seconds, on whichever node comes first. A stretch ends where no
 * transaction before it is under way, so that nothing is written into it afterwards by anybody who may write.
 *
 * <p>An entry that no server wrote is left out, and so never vouched for.
 */
@Component
class Sealer {

    /** About so many entries are one tree. */
    static final int LARGEST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final SealStore seals;
    private final LogRows rows;
    private final SealKeys keys;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sealer(SealStore seals, LogRows rows, SealKeys keys, Clock clock, PlatformTransactionManager transactions) {
        this.seals = seals;
        this.rows = rows;
        this.keys = keys;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What cannot be sealed now is sealed later; until then its code alone vouches for it. */
    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void sealInTime() {
        try {
            seal();
        } catch (DataAccessException | TransactionException e) {
            LOG.error("The usage log was not sealed; it is tried again", e);
        }
    }

    /** Seals all that is settled. */
    void seal() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> sealStretch()))) {
            LOG.debug("One more stretch of the usage log is sealed");
        }
    }

    /** @return whether there may be more */
    private boolean sealStretch() {
        seals.takeTurn();
        long settled = rows.settledTx();
        var last = seals.last();
        long fromTx = last.map(Seal::toTx).orElse(0L);
        if (settled <= fromTx) {
            return false;
        }
        long toTx = rows.endOf(fromTx, settled, LARGEST);
        boolean sealed = sealStretch(last, fromTx, toTx);
        return sealed && toTx < settled;
    }

    private boolean sealStretch(Optional<Seal> last, long fromTx, long toTx) {
        var ids = new ArrayList<UUID>();
        var hashes = new ArrayList<byte[]>();
        byte[] previousNote = last.map(Seal::note).map(Hashes::of).orElse(Checkpoint.BEFORE_THE_FIRST);
        var latest = Instant.MIN;
        byte[] previous = previousNote;
        int strangers = 0;
        try (var entries = rows.between(fromTx, toTx)) {
            for (var entry : (Iterable<EntryText>) entries::iterator) {
                boolean fromBeforeSeals = last.isEmpty() && entry.mac() == null;
                if (!fromBeforeSeals && !keys.wrote(entry)) {
                    strangers++;
                    continue;
                }
                previous = Hashes.leaf(previous, entry);
                ids.add(entry.id());
                hashes.add(previous);
                latest = entry.recorded().isAfter(latest) ? entry.recorded() : latest;
            }
        }
        long number = last.map(Seal::number).orElse(0L) + 1;
        if (strangers > 0) {
            LOG.error("{} entries of the usage log that no server wrote were left out of seal {}", strangers, number);
        }
        if (ids.isEmpty()) {
            return false;
        }
        var checkpoint = new Checkpoint(
                keys.log(),
                number,
                fromTx,
                toTx,
                ids.size(),
                Hashes.root(hashes),
                previousNote,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        seals.add(new Seal(number, fromTx, toTx, latest, keys.sign(checkpoint.text())), new Leaves(ids, hashes));
        return true;
    }
}
