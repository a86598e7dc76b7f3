package no.samtykke.fhirserver;

import java.time.Clock;
import java.time.ZoneId;
import no.samtykke.fhirserver.codesystem.CodeSystemCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The FHIR server: stores, decides, enforces, logs. Start reading at {@code access/AccessPolicy}. */
@SpringBootApplication(
        exclude = {
            // HAPI builds its own entity manager and repositories, and starts its own schedulers.
            HibernateJpaAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class FhirServer {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(CodeSystemCommand.NAME)) {
            System.exit(CodeSystemCommand.run(args, Clock.system(OSLO)));
        }
        SpringApplication.run(FhirServer.class, args);
    }

    /** The one clock, in the zone in which Norwegian law counts days. */
    @Bean
    Clock clock() {
        return Clock.system(OSLO);
    }
}
