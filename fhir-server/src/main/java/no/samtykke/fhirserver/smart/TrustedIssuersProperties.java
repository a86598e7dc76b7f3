package no.samtykke.fhirserver.smart;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Other authorization servers whose tokens of systems are accepted, beside our own: HelseID. Under {@code samtykke};
 * with none configured, none is.
 */
@ConfigurationProperties("samtykke")
record TrustedIssuersProperties(@DefaultValue List<Issuer> trustedIssuers) {

    private static final Pattern SYSTEM_SCOPE =
            Pattern.compile("system/(\\*|[A-Z][A-Za-z]+)\\.(c?r?u?d?s?|read|write|\\*)");
    private static final Set<String> OF_OPERATIONS = Set.of(SmartScopes.STAFF, SmartScopes.SUPPORT);
    private static final Pattern ORGANISATION = Pattern.compile("\\d{9}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /**
     * @param issuer as its tokens spell it
     * @param jwksUri where its keys are
     * @param audience the one audience that its tokens for us have
     * @param scopes what a scope of theirs means here
     * @param clients who may come, and with what
     */
    record Issuer(
            @Nullable URI issuer,
            @Nullable URI jwksUri,
            @Nullable String audience,
            @DefaultValue List<Scope> scopes,
            @DefaultValue List<Client> clients) {}

    /**
     * @param scope as it stands in the token
     * @param grants scopes of the form {@code system/…}, or those of staff and support, parted by spaces
     */
    record Scope(String scope, String grants) {

        Set<String> granted() {
            return words(grants);
        }
    }

    /**
     * One client, or all clients of an organisation, or one client for one organisation when both are set.
     *
     * @param organisation number of nine digits, of the legal entity or the point of care
     * @param scopes those of what is granted that it may have, parted by spaces
     */
    record Client(
            @Nullable String clientId,
            @Nullable String organisation,
            @DefaultValue("") String scopes) {

        Set<String> allowed() {
            return words(scopes);
        }
    }

    TrustedIssuersProperties {
        for (int i = 0; i < trustedIssuers.size(); i++) {
            check(trustedIssuers.get(i), "samtykke.trusted-issuers[" + i + "]");
        }
    }

    private static void check(Issuer entry, String name) {
        demand(isSafe(entry.issuer()), name + ".issuer must be an https address");
        demand(isSafe(entry.jwksUri()), name + ".jwks-uri must be an https address");
        demand(isSet(entry.audience()), name + ".audience must be set");
        demand(!entry.scopes().isEmpty(), name + ".scopes must say what a scope of its tokens means");
        for (int i = 0; i < entry.scopes().size(); i++) {
            var scope = entry.scopes().get(i);
            demand(isSet(scope.scope()), name + ".scopes[" + i + "].scope must be set");
            demand(areSystemScopes(scope.grants()), name + ".scopes[" + i + "].grants must be scopes of systems");
        }
        var offered = entry.scopes().stream()
                .flatMap(scope -> scope.granted().stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < entry.clients().size(); i++) {
            check(entry.clients().get(i), offered, name + ".clients[" + i + "]");
        }
    }

    private static void check(Client client, Set<String> offered, String name) {
        demand(isSet(client.clientId()) || client.organisation() != null, name + " needs client-id or organisation");
        demand(
                client.organisation() == null
                        || ORGANISATION.matcher(client.organisation()).matches(),
                name + ".organisation must be nine digits");
        demand(areSystemScopes(client.scopes()), name + ".scopes must be scopes of systems");
        demand(offered.containsAll(client.allowed()), name + ".scopes holds one that no scope of a token grants");
    }

    private static boolean isSafe(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && ("https".equals(address.getScheme()) || LOOPBACK.contains(address.getHost()));
    }

    private static boolean areSystemScopes(@Nullable String scopes) {
        return scopes != null
                && !words(scopes).isEmpty()
                && words(scopes).stream()
                        .allMatch(scope -> SYSTEM_SCOPE.matcher(scope).matches() || OF_OPERATIONS.contains(scope));
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static void demand(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
