package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** THE validation that all use, and its warming: the first one takes seconds, and is not for a citizen to wait for. */
@Configuration
class ValidationConfiguration {

    /** Packages that cannot be used are found here, so that the server does not start without them. */
    @Bean
    Validation validation(DefaultProfileValidationSupport fhirsOwn, ValidationProperties properties) {
        return new Validation(fhirsOwn, properties.packages());
    }

    @Bean
    WarmUp warmUp(Validation validation, FhirContext fhir) {
        return new WarmUp(validation, fhir);
    }

    /** The server says that it is ready when all runners have run. */
    @Bean
    ApplicationRunner readyWhenWarm(WarmUp warmUp) {
        return _ -> warmUp.await();
    }
}
