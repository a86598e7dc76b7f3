package no.samtykke.fhirserver.usagelog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries of the transaction that is under way, written in it just before it is committed: one for each patient and
 * kind of use, however many resources it stores. When the transaction is rolled back and tried again, it begins anew.
 */
final class TransactionEntries implements TransactionSynchronization {

    private record Key(String patient, Service service, UsageEntry.Action action) {}

    private final UsageLog log;
    private final Map<Key, UsageEntry> entries = new LinkedHashMap<>();

    private TransactionEntries(UsageLog log) {
        this.log = log;
    }

    static TransactionEntries current(UsageLog log) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(TransactionEntries.class::isInstance)
                .map(TransactionEntries.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var begun = new TransactionEntries(log);
                    TransactionSynchronizationManager.registerSynchronization(begun);
                    return begun;
                });
    }

    void add(UsageEntry entry) {
        entries.merge(
                new Key(String.valueOf(entry.patient()), entry.service(), entry.action()),
                entry,
                TransactionEntries::joined);
    }

    private static UsageEntry joined(UsageEntry first, UsageEntry next) {
        return first.details() == null || next.details() == null
                ? first
                : first.with(first.details().and(next.details()));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        log.write(entries.values());
    }
}
