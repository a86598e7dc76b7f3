package no.samtykke.fhirserver.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.OrganizationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under {@code samtykke.exchange}. What makes no sense keeps the server from starting, so that no line seems to grant
 * or to withhold something that it does not.
 *
 * @param grants one line for what an organisation may do with settings of one controller; none grants nothing
 */
@ConfigurationProperties("samtykke.exchange")
public record GrantProperties(@DefaultValue List<Line> grants) {

    /**
     * @param client id of one system; when it is not set, all systems of the organisation that come with a token of
     *     HelseID
     * @param organisation number of the organisation that answers for the system
     * @param name of the organisation, as the citizen sees it
     * @param controller number of the organisation whose settings they are; when it is not set, those of this platform
     * @param categories codes of categories of Consent
     * @param acts what it may do, of {@link Act}
     */
    public record Line(
            @Nullable String client,
            @Nullable String organisation,
            @Nullable String name,
            @Nullable String controller,
            @DefaultValue List<ConsentCategory> categories,
            @DefaultValue List<Act> acts) {}

    public GrantProperties {
        grants = List.copyOf(grants);
        for (int i = 0; i < grants.size(); i++) {
            check(grants.get(i), "samtykke.exchange.grants[" + i + "]");
        }
    }

    List<Grant> all() {
        var all = new ArrayList<Grant>();
        for (var line : grants) {
            all.add(new Grant(
                    Optional.ofNullable(line.client()),
                    String.valueOf(line.organisation()),
                    String.valueOf(line.name()),
                    kinds(line),
                    Set.copyOf(line.acts())));
        }
        return List.copyOf(all);
    }

    private static Set<SettingKind> kinds(Line line) {
        return line.categories().stream()
                .map(category -> new SettingKind(category, Optional.ofNullable(line.controller())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void check(Line line, String name) {
        demand(line.client() == null || !line.client().isBlank(), name + ".client is blank");
        demand(
                OrganizationNumber.isValid(line.organisation()),
                name + ".organisation is no number of Enhetsregisteret");
        demand(line.name() != null && !line.name().isBlank(), name + ".name must be set");
        demand(
                line.controller() == null || OrganizationNumber.isValid(line.controller()),
                name + ".controller is no number of Enhetsregisteret");
        demand(!line.categories().isEmpty() && !line.acts().isEmpty(), name + " needs categories and acts");
        demand(
                kinds(line).stream().allMatch(kind -> line.acts().stream().allMatch(kind::isGranted)),
                name + ".categories holds one that is not of this controller, or that is granted to nobody for this");
        demand(
                line.controller() != null || !line.acts().contains(Act.REGISTER),
                name + ".acts: what this platform keeps for itself is registered by nobody else");
    }

    private static void demand(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
