package no.samtykke.fhirserver.seal;

import static java.util.Objects.requireNonNull;
import static no.samtykke.fhirserver.seal.Finding.What.ENTRY_ADDED;
import static no.samtykke.fhirserver.seal.Finding.What.ENTRY_CHANGED;
import static no.samtykke.fhirserver.seal.Finding.What.SEAL_CHANGED;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import no.samtykke.fhirserver.seal.Finding.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the log against its seals, from one seal to the last, and then what is not sealed yet. */
@Component
class LogCheck {

    private final SealStore seals;
    private final LogRows rows;
    private final SealKeys keys;
    private final SealCheck check;
    private final DetailsCheck details;
    private final TransactionTemplate transaction;

    LogCheck(
            SealStore seals,
            LogRows rows,
            SealKeys keys,
            SealCheck check,
            DetailsCheck details,
            PlatformTransactionManager transactions) {
        this.seals = seals;
        this.rows = rows;
        this.keys = keys;
        this.check = check;
        this.details = details;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * @param since entries from before need not be checked; {@link Instant#MIN} for all
     * @param witness a note of a seal that somebody kept, which must be among the seals; null for none
     */
    Finding check(Instant since, @Nullable String witness) {
        return requireNonNull(transaction.execute(_ -> new Run(witness).from(since)));
    }

    /** One walk along the seals. */
    private final class Run {

        private final @Nullable String witness;
        private long entries;
        private long checked;
        private long unsealed;
        private @Nullable Seal before;

        Run(@Nullable String witness) {
            this.witness = witness;
        }

        Finding from(Instant since) {
            long first = since.equals(Instant.MIN) ? 1 : seals.numberBefore(since) + 1;
            var fault = witnessed().or(() -> sealed(first)).or(this::afterTheLast);
            return new Finding(checked, entries, unsealed, fault, seals.last().map(Seal::note));
        }

        private Optional<Fault> witnessed() {
            if (witness == null) {
                return Optional.empty();
            }
            long number = Checkpoint.read(witness)
                    .filter(_ -> keys.signed(witness))
                    .map(Checkpoint::number)
                    .orElse(0L);
            try (var stored = seals.from(number)) {
                boolean isThere = number > 0
                        && stored.findFirst()
                                .filter(seal -> seal.note().equals(witness))
                                .isPresent();
                return isThere ? Optional.empty() : Optional.of(new Fault(SEAL_CHANGED, number, Optional.empty()));
            }
        }

        private Optional<Fault> sealed(long first) {
            long start = Math.max(first - 1, 1);
            try (var stored = seals.from(start)) {
                for (var seal : (Iterable<Seal>) stored::iterator) {
                    if (!follows(seal, start)) {
                        return Optional.of(new Fault(SEAL_CHANGED, seal.number(), Optional.empty()));
                    }
                    if (seal.number() >= first) {
                        var checkpoint = Checkpoint.read(seal.note()).orElseThrow();
                        entries += checkpoint.entries();
                        checked++;
                        var fault = check.check(seal, checkpoint)
                                .or(() -> wrongDetails(seal.number(), seal.fromTx(), seal.toTx()));
                        if (fault.isPresent()) {
                            return fault;
                        }
                    }
                    before = seal;
                }
            }
            return Optional.empty();
        }

        /** The first that is read is believed to follow one that is not read, unless it is the first of all. */
        private boolean follows(Seal seal, long start) {
            var checkpoint = Checkpoint.read(seal.note());
            if (checkpoint.isEmpty() || !keys.signed(seal.note()) || !says(checkpoint.get(), seal)) {
                return false;
            }
            byte[] previous = checkpoint.get().previous();
            if (before == null) {
                return seal.number() == start && (start > 1 || Arrays.equals(previous, Checkpoint.BEFORE_THE_FIRST));
            }
            return seal.number() == before.number() + 1
                    && seal.fromTx() == before.toTx()
                    && Arrays.equals(previous, Hashes.of(before.note()));
        }

        private boolean says(Checkpoint checkpoint, Seal seal) {
            return checkpoint.log().equals(keys.log())
                    && checkpoint.number() == seal.number()
                    && checkpoint.fromTx() == seal.fromTx()
                    && checkpoint.toTx() == seal.toTx();
        }

        private Optional<Fault> wrongDetails(long seal, long fromTx, long toTx) {
            return details.firstWrong(fromTx, toTx).map(id -> new Fault(ENTRY_CHANGED, seal, Optional.of(id)));
        }

        /** Up to the last of all transactions: what was moved to the end of time is found too. */
        private Optional<Fault> afterTheLast() {
            long from = before == null ? 0 : before.toTx();
            try (var rest = rows.between(from, Long.MAX_VALUE)) {
                for (var entry : (Iterable<EntryText>) rest::iterator) {
                    unsealed++;
                    boolean fromBeforeSeals = before == null && entry.mac() == null;
                    if (!fromBeforeSeals && !keys.wrote(entry)) {
                        return Optional.of(new Fault(ENTRY_ADDED, 0, Optional.of(entry.id())));
                    }
                }
            }
            return wrongDetails(0, from, Long.MAX_VALUE);
        }
    }
}
