package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import no.samtykke.fhirserver.seal.LogRetention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UsageLogConfiguration {

    @Bean
    LogRetention logRetention(UsageLogProperties properties, Clock clock) {
        return new LogRetention(properties.keep(), clock);
    }
}
