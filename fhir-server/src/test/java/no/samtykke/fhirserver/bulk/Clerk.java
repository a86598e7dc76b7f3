package no.samtykke.fhirserver.bulk;

import org.springframework.context.ApplicationContext;

/** Works when a test says so. */
public record Clerk(ApplicationContext server) {

    public void work() {
        server.getBean(ExportPreparation.class).prepareWhatWaits();
    }
}
