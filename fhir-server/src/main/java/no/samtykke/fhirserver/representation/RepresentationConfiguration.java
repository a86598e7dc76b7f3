package no.samtykke.fhirserver.representation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RepresentationSettings.class)
class RepresentationConfiguration {}
