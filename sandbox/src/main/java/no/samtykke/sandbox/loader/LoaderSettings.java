package no.samtykke.sandbox.loader;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;

/**
 * What the loader has to know.
 *
 * @param key its private key, on P-384
 * @param scope what it asks for, separated by spaces
 * @param loaded folder in which what was loaded is remembered, one file for each bundle
 */
public record LoaderSettings(String fhirBase, String clientId, ECKey key, String scope, Path loaded) {}
