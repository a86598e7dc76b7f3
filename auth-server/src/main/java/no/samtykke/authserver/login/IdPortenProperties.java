package no.samtykke.authserver.login;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * ID-porten, under {@code samtykke.id-porten}. Only {@code acceptedAcr} has a default: start-up fails without the
 * others.
 *
 * @param issuer as ID-porten writes it in its id_tokens; its metadata are found there, and fetched at the first log-in
 * @param clientId what ID-porten calls us
 * @param clientKey file with our private key as a JWK (RSA, with {@code kid}), whose public part is registered there
 * @param acceptedAcr the assurance levels that open health data; compared exactly
 * @param framingOrigins web origins of ID-porten's pages, which frame our front-channel log-out; empty means the issuer
 *     and the origin of its log-in page
 */
@ConfigurationProperties("samtykke.id-porten")
public record IdPortenProperties(
        URI issuer,
        String clientId,
        Path clientKey,
        @DefaultValue("idporten-loa-high") List<String> acceptedAcr,
        @DefaultValue List<String> framingOrigins) {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

    public IdPortenProperties {
        require(issuer, "issuer");
        require(clientId, "client-id");
        require(clientKey, "client-key");
        if (acceptedAcr.isEmpty() || acceptedAcr.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("samtykke.id-porten.accepted-acr must name at least one level");
        }
        if (!framingOrigins.stream().allMatch(ORIGIN.asMatchPredicate())) {
            throw new IllegalArgumentException("samtykke.id-porten.framing-origins must be web origins without path");
        }
        read(clientKey);
    }

    RSAKey key() {
        return read(clientKey);
    }

    private static RSAKey read(Path file) {
        try {
            var key = JWK.parse(Files.readString(file));
            if (key instanceof RSAKey rsa && rsa.isPrivate() && rsa.getKeyID() != null) {
                return rsa;
            }
            throw new IllegalArgumentException(
                    "samtykke.id-porten.client-key must be a private RSA key with a kid, as JWK");
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException(
                    "samtykke.id-porten.client-key cannot be read as a JWK: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static void require(@Nullable Object value, String name) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("samtykke.id-porten." + name + " must be set");
        }
    }
}
