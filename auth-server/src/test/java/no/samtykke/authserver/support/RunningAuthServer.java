package no.samtykke.authserver.support;

import java.time.Clock;
import no.samtykke.authserver.AuthServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One auth-server for all tests, as it would run, with a clock that can be moved. */
@SpringBootTest(classes = AuthServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import(RunningAuthServer.Time.class)
public abstract class RunningAuthServer {

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        Clock movable() {
            return Neighbourhood.CLOCK;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Neighbourhood.register(registry);
    }

    @BeforeEach
    @AfterEach
    void beginAnew() {
        Neighbourhood.CLOCK.reset();
        Neighbourhood.FHIR.reset();
        Neighbourhood.APPS.ears().reset();
    }
}
