package no.samtykke.fhirserver.push;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import no.samtykke.fhirserver.changefeed.SettingsChanged;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalApplicationListener;

/** Sends when a test says so, and returns when all that can be sent was. Two at once are like two nodes. */
public record Courier(ConfigurableApplicationContext server) {

    public void deliver() {
        try {
            for (var one : server.getBean(PushRounds.class).begin()) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Meanwhile each change is sent when it is committed, as without the setting that tests have. */
    public void atOnce(Runnable meanwhile) {
        var set = server.getBean(PushProperties.class);
        var rounds = new PushRounds(
                server.getBean(Leases.class),
                server.getBean(PushTransactions.class),
                server.getBean(PushDelivery.class),
                server.getBean(PushKey.class),
                new PushProperties(
                        set.endpoints(),
                        set.key(),
                        set.sslBundle(),
                        Duration.ZERO,
                        set.every(),
                        set.timeout(),
                        set.giveUpAfter()));
        var listener = TransactionalApplicationListener.forPayload(TransactionPhase.AFTER_COMMIT, payload -> {
            if (payload instanceof SettingsChanged change) {
                rounds.on(change);
            }
        });
        server.addApplicationListener(listener);
        try {
            meanwhile.run();
        } finally {
            server.getBean(ApplicationEventMulticaster.class).removeApplicationListener(listener);
        }
    }
}
