package no.samtykke.authserver.login;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.authserver.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * ID-porten as an OpenID provider, and we as its confidential client. Its metadata are fetched at the first log-in and
 * kept for as long as we run, so we start without it; as long as it does not answer, every log-in tries again.
 */
@Component
public class IdPorten implements ClientRegistrationRepository {

    static final String REGISTRATION = "idporten";
    private static final Logger LOG = LoggerFactory.getLogger(IdPorten.class);

    private final IdPortenProperties properties;
    private final ServerProperties server;
    private volatile @Nullable ClientRegistration known;

    IdPorten(IdPortenProperties properties, ServerProperties server) {
        this.properties = properties;
        this.server = server;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return REGISTRATION.equals(registrationId) ? registration() : null;
    }

    /** @throws RuntimeException when ID-porten does not answer, or calls itself something else than we were told */
    ClientRegistration registration() {
        var found = known;
        if (found == null) {
            found = discover();
            known = found;
        }
        return found;
    }

    /** Whether we know where to send people. Tries to find out if we do not. */
    boolean answers() {
        try {
            registration();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("ID-porten does not answer: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** Where a browser ends its session at ID-porten too, if ID-porten can be asked and offers that. */
    public Optional<String> endSessionEndpoint() {
        return answers()
                ? Optional.ofNullable(registration()
                                .getProviderDetails()
                                .getConfigurationMetadata()
                                .get("end_session_endpoint"))
                        .map(Object::toString)
                : Optional.empty();
    }

    /** Whether an answer may be ID-porten's: it names it, or names nobody and ID-porten never promised to. */
    boolean isNamedBy(Optional<String> sender) {
        return sender.isPresent()
                ? sender.get().equals(properties.issuer().toString())
                : !Boolean.TRUE.equals(registration()
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("authorization_response_iss_parameter_supported"));
    }

    /** Where ID-porten's public keys are. */
    public String jwkSetUri() {
        return registration().getProviderDetails().getJwkSetUri();
    }

    public String clientId() {
        return properties.clientId();
    }

    public URI issuer() {
        return properties.issuer();
    }

    /**
     * Web origins of its pages, which may frame our log-out: as set, else where it is and where it shows its log-in.
     */
    public Set<String> framingOrigins() {
        return properties.framingOrigins().isEmpty()
                ? Stream.concat(
                                Stream.of(properties.issuer()),
                                Stream.ofNullable(known)
                                        .map(found -> URI.create(
                                                found.getProviderDetails().getAuthorizationUri())))
                        .map(page -> page.getScheme() + "://" + page.getAuthority())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.copyOf(properties.framingOrigins());
    }

    private ClientRegistration discover() {
        return ClientRegistrations.fromIssuerLocation(properties.issuer().toString())
                .registrationId(REGISTRATION)
                .clientId(properties.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .redirectUri(server.at("/login/oauth2/code/idporten").toString())
                .scope("openid", "profile")
                .build();
    }
}
