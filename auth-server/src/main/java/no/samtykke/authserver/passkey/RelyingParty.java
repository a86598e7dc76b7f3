package no.samtykke.authserver.passkey;

import static org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters.ES256;
import static org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters.EdDSA;
import static org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters.RS256;

import java.util.List;
import java.util.Set;
import no.samtykke.authserver.passkey.PasskeyOwners.Owner;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * We as a WebAuthn relying party: our host, our very origin, a key that stays in the authenticator, the person verified
 * by it, and no attestation. What is demanded is the same when we ask and when we check.
 */
@Component
class RelyingParty {

    private final PasskeyCredentials credentials;
    private final PublicKeyCredentialRpEntity us;
    private final WebAuthnRelyingPartyOperations operations;

    RelyingParty(PasskeyOwners owners, PasskeyCredentials credentials, ServerProperties server) {
        this.credentials = credentials;
        var issuer = server.issuer();
        us = PublicKeyCredentialRpEntity.builder()
                .id(issuer.getHost())
                .name("Samtykke")
                .build();
        operations = new Webauthn4JRelyingPartyOperations(
                owners, credentials, us, Set.of(issuer.getScheme() + "://" + issuer.getAuthority()));
    }

    /** @param label by which her authenticator shows the passkey, and she finds it here */
    PublicKeyCredentialCreationOptions toEnrol(Owner owner, String label, Bytes challenge) {
        var user = ImmutablePublicKeyCredentialUserEntity.builder()
                .id(owner.handle())
                .name(label)
                .displayName(label)
                .build();
        return PublicKeyCredentialCreationOptions.builder()
                .rp(us)
                .user(user)
                .challenge(challenge)
                .pubKeyCredParams(EdDSA, ES256, RS256)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(known(owner))
                .timeout(Challenges.LIFE)
                .build();
    }

    private List<PublicKeyCredentialDescriptor> known(Owner owner) {
        return credentials.findByUserId(owner.handle()).stream()
                .map(record -> PublicKeyCredentialDescriptor.builder()
                        .id(record.getCredentialId())
                        .transports(record.getTransports())
                        .build())
                .toList();
    }

    PublicKeyCredentialRequestOptions toLogIn(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(us.getId())
                .challenge(challenge)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(Challenges.LIFE)
                .build();
    }

    /** @throws RuntimeException of many kinds, when anything is not as it was asked */
    void enrol(
            PublicKeyCredentialCreationOptions options,
            PublicKeyCredential<AuthenticatorAttestationResponse> credential,
            String label) {
        operations.registerCredential(
                new ImmutableRelyingPartyRegistrationRequest(options, new RelyingPartyPublicKey(credential, label)));
    }

    /** @throws RuntimeException of many kinds, when anything is not as it was asked */
    void verify(
            PublicKeyCredentialRequestOptions options, PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        operations.authenticate(new RelyingPartyAuthenticationRequest(options, credential));
    }
}
