package no.samtykke.fhirserver.smart;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.fhirserver.dpop.DpopProofs;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.Organisation;
import no.samtykke.fhirserver.smart.TrustedIssuersProperties.Client;
import no.samtykke.fhirserver.smart.TrustedIssuersProperties.Issuer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * HelseID, the issuer of the health service: its tokens name a system, the organisation that answers for it, and maybe
 * the person at work. That person's national id is never read; her number as health personnel is.
 *
 * @see <a href="https://utviklerportal.nhn.no/informasjonstjenester/helseid/">HelseID for developers</a>
 */
final class HelseId implements TrustedIssuer {

    private static final String CLAIMS = "helseid://claims/";
    private static final String SECURITY_LEVEL = CLAIMS + "identity/security_level";
    private static final String HPR_NUMBER = CLAIMS + "hpr/hpr_number";
    private static final String LEGAL_ENTITY = CLAIMS + "client/claims/orgnr_parent";
    private static final String POINT_OF_CARE = CLAIMS + "client/claims/orgnr_child";
    /** A claim that begins like this is about a person. */
    private static final List<String> OF_PERSONS = List.of(CLAIMS + "identity/", CLAIMS + "hpr/");

    private static final String HIGHEST_LEVEL = "4";
    private static final Pattern ORGANISATION_NUMBER = Pattern.compile("\\d{9}");
    private static final Pattern PERSONNEL_NUMBER = Pattern.compile("\\d{1,9}");

    private static final Set<JWSAlgorithm> ALGORITHMS =
            DpopProofs.ALGORITHMS.stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());

    private final String uri;
    private final Issuer settings;
    private final JwtDecoder decoder;

    HelseId(Issuer settings) {
        this.settings = settings;
        this.uri = requireNonNull(settings.issuer()).toString();
        this.decoder = new PublishedKeys(uri, requireNonNull(settings.jwksUri()), ALGORITHMS)
                .decoder(OwnIssuer.ACCESS_TOKEN, List.of(isFor(requireNonNull(settings.audience())), OwnIssuer.ends()));
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public boolean demandsProof() {
        return true;
    }

    @Override
    public Jwt check(String token) {
        return decoder.decode(token);
    }

    @Override
    public Optional<Caller> callerOf(Jwt token) {
        String clientId = token.getClaimAsString("client_id");
        var numbers = Stream.of(LEGAL_ENTITY, POINT_OF_CARE)
                .map(token::getClaimAsString)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
        String personnel = token.getClaimAsString(HPR_NUMBER);
        if (clientId == null
                || !isOfHighestLevel(token)
                || !numbers.stream()
                        .allMatch(number -> ORGANISATION_NUMBER.matcher(number).matches())
                || (personnel != null && !PERSONNEL_NUMBER.matcher(personnel).matches())) {
            return Optional.empty();
        }
        var known = settings.clients().stream()
                .filter(client -> is(client, clientId, numbers))
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new BackendService(clientId, granted(token, known), organisation(token, personnel)));
    }

    private static boolean is(Client configured, String clientId, Set<String> organisations) {
        return (configured.clientId() == null || configured.clientId().equals(clientId))
                && (configured.organisation() == null || organisations.contains(configured.organisation()));
    }

    /** What the scopes of the token mean here, of that what the client may have. */
    private SmartScopes granted(Jwt token, List<Client> known) {
        var inToken = Optional.ofNullable(token.getClaimAsStringList("scope")).orElse(List.of()).stream()
                .flatMap(scope -> Stream.of(scope.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
        return new SmartScopes(settings.scopes().stream()
                .filter(scope -> inToken.contains(scope.scope()))
                .flatMap(scope -> scope.granted().stream())
                .filter(scope ->
                        known.stream().anyMatch(client -> client.allowed().contains(scope)))
                .distinct()
                .collect(Collectors.joining(" ")));
    }

    private static Optional<Organisation> organisation(Jwt token, @Nullable String personnel) {
        return Stream.of(LEGAL_ENTITY, POINT_OF_CARE)
                .map(token::getClaimAsString)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(number -> new Organisation(number, Optional.ofNullable(personnel)));
    }

    /** A machine's token names no person; one that does needs a log-in at the highest level. */
    private static boolean isOfHighestLevel(Jwt token) {
        boolean namesPerson = token.getClaims().keySet().stream()
                .anyMatch(claim -> OF_PERSONS.stream().anyMatch(claim::startsWith));
        return !namesPerson || HIGHEST_LEVEL.equals(token.getClaims().get(SECURITY_LEVEL));
    }

    private static OAuth2TokenValidator<Jwt> isFor(String audience) {
        return new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, List.of(audience)::equals);
    }
}
