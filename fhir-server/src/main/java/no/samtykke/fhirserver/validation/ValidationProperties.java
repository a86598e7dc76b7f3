package no.samtykke.fhirserver.validation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code samtykke.validation}.
 *
 * @param packages folder of FHIR packages that are brought; null when there is none
 */
@ConfigurationProperties("samtykke.validation")
record ValidationProperties(@Nullable Path packages) {}
