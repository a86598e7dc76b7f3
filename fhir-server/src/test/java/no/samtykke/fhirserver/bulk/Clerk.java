package no.samtykke.fhirserver.bulk;

import org.springframework.context.ApplicationContext;

/** Works when a test says so. */
public record Clerk(ApplicationContext server) {

    public void work() {
        server.getBean(ExportPreparation.class).prepareWhatWaits();
        server.getBean(LoadWork.class).workOnWhatWaits();
    }

    /** Some lines of a load, and no more. */
    public void workOnSome() {
        server.getBean(LoadWork.class).workOnSome();
    }
}
