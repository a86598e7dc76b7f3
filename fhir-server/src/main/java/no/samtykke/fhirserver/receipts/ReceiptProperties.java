package no.samtykke.fhirserver.receipts;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Under {@code samtykke.receipts}.
 *
 * @param keys a file with a JWK Set of private Ed25519 keys (RFC 8037), the same on every node; the first one signs,
 *     the others are published as well, since they signed before it; no default, start-up fails without it
 */
@ConfigurationProperties("samtykke.receipts")
record ReceiptProperties(@Nullable Path keys) {

    static final String KEYS = "samtykke.receipts.keys";
}
