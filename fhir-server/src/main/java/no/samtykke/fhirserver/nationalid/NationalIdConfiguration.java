package no.samtykke.fhirserver.nationalid;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NationalIdSettings.class)
class NationalIdConfiguration {}
