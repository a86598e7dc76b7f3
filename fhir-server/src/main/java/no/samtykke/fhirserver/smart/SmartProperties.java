package no.samtykke.fhirserver.smart;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
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
 * @param maxLogInAge how long ago a person may have logged in; any time when not set
 * @param dynamicRegistration whether auth-server lets apps register themselves; told in smart-configuration only
 */
@ConfigurationProperties("samtykke")
public record SmartProperties(
        URI base,
        URI issuer,
        @Nullable URI jwksUri,
        @DefaultValue("idporten-loa-high") List<String> acceptedAcr,
        @Nullable Duration maxLogInAge,
        @DefaultValue("false") boolean dynamicRegistration) {

    /** The level of what was obtained with an enrolled device, without a new log-in at ID-porten. */
    public static final String DEVICE = "samtykke-device";

    public SmartProperties {
        requireNonNull(base, "samtykke.base must be set");
        requireNonNull(issuer, "samtykke.issuer must be set");
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException("samtykke.base must not end with a slash");
        }
        if (acceptedAcr.isEmpty()) {
            throw new IllegalArgumentException("samtykke.accepted-acr must name at least one level");
        }
        if (maxLogInAge != null && !maxLogInAge.isPositive()) {
            throw new IllegalArgumentException("samtykke.max-log-in-age must be longer than nothing");
        }
    }

    /** Which log-in is needed, as parameters of {@code WWW-Authenticate}, RFC 9470. */
    public String stepUp() {
        return "error=\"insufficient_user_authentication\", acr_values=\"" + String.join(" ", acceptedAcr) + "\""
                + (maxLogInAge == null ? "" : ", max_age=\"" + maxLogInAge.toSeconds() + "\"");
    }

    URI keys() {
        return jwksUri != null ? jwksUri : URI.create(issuer + "/oauth2/jwks");
    }
}
