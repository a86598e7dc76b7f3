package no.samtykke.fhirserver.seal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Under {@code samtykke.usage-log.seal}.
 *
 * @param keys a file with a JWK Set of private Ed25519 keys (RFC 8037), the same on every node; the first one seals,
 *     the others are those that sealed before it; no default, start-up fails without it
 */
@ConfigurationProperties("samtykke.usage-log.seal")
record SealProperties(@Nullable Path keys) {

    static final String KEYS = "samtykke.usage-log.seal.keys";
}
