package no.samtykke.fhirserver.push;

import org.springframework.context.ApplicationContext;

/** Sends when a test says so. */
public record Courier(ApplicationContext server) {

    public void deliver() {
        server.getBean(PushDelivery.class).deliverWhatIsDue();
    }
}
