package no.samtykke.authserver.server;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the two servers live, under {@code samtykke}. Neither has a default: start-up fails without them.
 *
 * @param issuer our own address, as it stands in tokens and metadata; absolute, no trailing slash, no query
 * @param fhirBase address of the FHIR API, the audience of every app's token; absolute, no trailing slash, no query
 */
@ConfigurationProperties("samtykke")
public record ServerProperties(URI issuer, URI fhirBase) {

    public ServerProperties {
        requireAddress(issuer, "samtykke.issuer");
        requireAddress(fhirBase, "samtykke.fhir-base");
    }

    /** Whether pages are served over TLS, so cookies can demand it. */
    public boolean isSecure() {
        return "https".equals(issuer.getScheme());
    }

    /** The absolute address of one of our own paths. */
    public URI at(String path) {
        return URI.create(issuer + path);
    }

    private static void requireAddress(@Nullable URI address, String setting) {
        if (address == null) {
            throw new IllegalArgumentException(setting + " must be set");
        }
        boolean http = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!http || address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
            throw new IllegalArgumentException(setting + " must be an absolute http(s) address without query");
        }
        if (address.toString().endsWith("/")) {
            throw new IllegalArgumentException(setting + " must not end with a slash");
        }
    }
}
