package no.samtykke.fhirserver.consent;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The versioned policies in force, under {@code samtykke.consent}: what {@code Consent.policy.uri} must name.
 *
 * @param version of every policy of ours that has no address of its own below, as in
 *     {@code https://samtykke.example/policy/health-archive/2026-11-01}
 * @param policies addresses by category code, where one differs
 */
@ConfigurationProperties("samtykke.consent")
public record ConsentPolicies(
        @DefaultValue("2026-11-01") String version,
        @DefaultValue Map<String, String> policies) {

    private static final String BASE = "https://samtykke.example/policy/";

    public ConsentPolicies {
        policies = Map.copyOf(policies);
        for (String code : policies.keySet()) {
            if (ConsentCategory.of(code).isEmpty()) {
                throw new IllegalArgumentException("samtykke.consent.policies names no category: " + code);
            }
        }
    }

    /** Empty for a category whose controller is another, which has policies of its own. */
    public Optional<String> inForce(ConsentCategory category) {
        return category.isOfAnotherController() ? Optional.empty() : Optional.of(of(category));
    }

    /** All of ours. */
    public Map<ConsentCategory, String> all() {
        var all = new EnumMap<ConsentCategory, String>(ConsentCategory.class);
        for (var category : ConsentCategory.values()) {
            inForce(category).ifPresent(policy -> all.put(category, policy));
        }
        return all;
    }

    private String of(ConsentCategory category) {
        return policies.getOrDefault(category.code(), BASE + category.code() + "/" + version);
    }
}
