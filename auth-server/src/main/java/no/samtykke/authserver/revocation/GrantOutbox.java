package no.samtykke.authserver.revocation;

import java.time.Clock;
import java.util.UUID;
import no.samtykke.authserver.fhir.GrantNotice;
import no.samtykke.authserver.outbox.Outbox;
import no.samtykke.authserver.token.GrantRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the fhir-server of every grant that is revoked, whoever revoked it: written in the same transaction, delivered
 * at once, and again until it has confirmed. From then on no access token of the grant opens anything.
 */
@Component
public class GrantOutbox {

    private final Outbox outbox;

    GrantOutbox(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, GrantNotice notice) {
        outbox = new Outbox(jdbc, transactions, clock, "grant_notice", notice::deliver);
    }

    @EventListener
    void write(GrantRevoked revoked) {
        outbox.write(revoked.grant());
    }

    @TransactionalEventListener
    void deliverAtOnce(GrantRevoked revoked) {
        outbox.deliver(revoked.grant());
    }

    @Scheduled(fixedDelayString = "2s")
    public void deliverWhatIsDue() {
        outbox.deliverWhatIsDue();
    }

    /** Whether the fhir-server has confirmed that this grant is over; if not, it is told once more. */
    public boolean isConfirmed(UUID grant) {
        outbox.write(grant);
        return outbox.deliver(grant);
    }
}
