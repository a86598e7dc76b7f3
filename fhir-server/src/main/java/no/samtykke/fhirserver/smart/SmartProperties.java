package no.samtykke.fhirserver.smart;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this server stands and whose tokens it trusts, under {@code samtykke}.
 *
 * @param base address of the FHIR API, without a trailing slash; also the audience that every token must name
 * @param issuer the one authorization server whose tokens are accepted
 * @param jwksUri where its keys are; the issuer's {@code /oauth2/jwks} when not set
 * @param acceptedAcr levels of log-in at which health data may be seen
 */
@ConfigurationProperties("samtykke")
public record SmartProperties(
        URI base,
        URI issuer,
        @Nullable URI jwksUri,
        @DefaultValue("idporten-loa-high") List<String> acceptedAcr) {

    public SmartProperties {
        requireNonNull(base, "samtykke.base must be set");
        requireNonNull(issuer, "samtykke.issuer must be set");
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException("samtykke.base must not end with a slash");
        }
        if (acceptedAcr.isEmpty()) {
            throw new IllegalArgumentException("samtykke.accepted-acr must name at least one level");
        }
    }

    URI keys() {
        return jwksUri != null ? jwksUri : URI.create(issuer + "/oauth2/jwks");
    }
}
