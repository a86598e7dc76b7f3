package no.samtykke.fhirserver.sources;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.access.ServedType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One source in the settings, complete or refused by its id and what is wrong.
 *
 * @param summaryCareRecord whether what it has is the summary care record
 * @param postalCodes of the region that it serves, as in {@code 4000-4399}; none for the whole country
 * @param trialClients the apps with which it is on trial; none for all
 * @param timeLimits how old a document of a category (Volven 9602) may be to be shown, or {@code none}
 * @param clientKey file with a private key as a JWK, on the curve P-384
 * @param sslBundle name of the SSL bundle of Spring for mutual TLS
 * @param failuresBeforeRest how many in a row make it be left alone
 * @param rest for how long
 */
record SourceSettings(
        @DefaultValue("") String id,
        @DefaultValue("") String name,
        @DefaultValue("") String controller,
        @Nullable URI base,
        @DefaultValue("") String contact,
        @DefaultValue Set<String> types,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("false") boolean encrypts,
        @DefaultValue("false") boolean summaryCareRecord,
        @DefaultValue List<String> postalCodes,
        @DefaultValue Set<String> trialClients,
        @DefaultValue Map<String, String> timeLimits,
        @DefaultValue("") String clientId,
        @Nullable Path clientKey,
        @Nullable URI tokenEndpoint,
        @Nullable String sslBundle,
        @DefaultValue("5") int failuresBeforeRest,
        @DefaultValue("30s") Duration rest) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    /** These come with the DocumentReference and the PractitionerRole. */
    private static final Set<String> COMES_WITH_OTHERS = Set.of("Binary", "Practitioner");

    SourceSettings {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "samtykke.sources: a source has no id of small letters, digits and hyphens");
        }
        var source = new Demands(id);
        source.demands(!name.isBlank(), "name must be set");
        source.demands(controller.matches("[89][0-9]{8}"), "controller must be the nine digits of an organisation");
        source.demands(!contact.isBlank(), "contact must be set");
        source.demands(
                isWeb(base) && !String.valueOf(base).endsWith("/"),
                "base must be http or https, without a slash at its end");
        source.demands(isWeb(tokenEndpoint), "token-endpoint must be http or https");
        source.demands(!types.isEmpty(), "types must name at least one");
        types.forEach(type -> source.demands(isFromSources(type), "types: no source can have " + type));
        source.demands(
                isWithin(timeout, Duration.ofMillis(100), Duration.ofSeconds(30)), "timeout must be 100ms to 30s");
        source.demands(!clientId.isBlank(), "client-id must be set");
        source.demands(clientKey != null, "client-key must be set");
        source.demands(failuresBeforeRest >= 1 && failuresBeforeRest <= 100, "failures-before-rest must be 1 to 100");
        source.demands(isWithin(rest, Duration.ofMillis(100), Duration.ofHours(1)), "rest must be 100ms to 1h");
        source.demands(PostalCodes.areValid(postalCodes), "postal-codes must be like 4000-4399");
        source.demands(TimeLimits.areValid(timeLimits), "time-limits must be periods like P1Y, or none");
    }

    private static boolean isFromSources(String type) {
        return !COMES_WITH_OTHERS.contains(type)
                && ServedType.of(type).filter(ServedType::isFromSources).isPresent();
    }

    /** Nothing that could change where a request goes, or that a log would show. */
    private static boolean isWeb(@Nullable URI address) {
        return address != null
                && Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    private static boolean isWithin(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private record Demands(String id) {

        void demands(boolean met, String demand) {
            if (!met) {
                throw new IllegalArgumentException("samtykke.sources: source " + id + ": " + demand);
            }
        }
    }
}
