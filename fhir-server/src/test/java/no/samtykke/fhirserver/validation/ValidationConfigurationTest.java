package no.samtykke.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The setting for packages that are brought, from its name to the start that it stops. */
class ValidationConfigurationTest {

    private final ApplicationContextRunner server = new ApplicationContextRunner()
            .withBean(FhirContext.class, FhirContext::forR4Cached)
            .withBean(DefaultProfileValidationSupport.class, FhirContext.forR4Cached())
            .withUserConfiguration(ValidationConfiguration.class, Settings.class);

    @Configuration
    @EnableConfigurationProperties(ValidationProperties.class)
    static class Settings {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_package_that_cannot_be_used_stops_the_start_and_is_named() throws IOException {
        Files.writeString(folder.resolve("broken.tgz"), "not a package");

        server.withPropertyValues("samtykke.validation.packages=" + folder)
                .run(stopped -> assertThat(stopped)
                        .getFailure()
                        .hasStackTraceContaining("Package broken.tgz: it cannot be read"));
    }
}
