package no.samtykke.sandbox.idporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registered clients, and the keys they prove themselves with. */
final class RelyingParties implements ClientCredentialsSelector<Void> {

    private final List<RelyingParty> parties;

    RelyingParties(List<RelyingParty> parties) {
        this.parties = parties;
    }

    Optional<RelyingParty> find(ClientID clientId) {
        return parties.stream()
                .filter(party -> party.clientId().equals(clientId.getValue()))
                .findFirst();
    }

    /** No client has a secret here, so that no secret can be right. */
    @Override
    public List<Secret> selectClientSecrets(
            ClientID clientId, ClientAuthenticationMethod method, Context<Void> context) {
        return List.of();
    }

    @Override
    public List<? extends PublicKey> selectPublicKeys(
            ClientID clientId,
            ClientAuthenticationMethod method,
            JWSHeader header,
            boolean forceRefresh,
            Context<Void> context)
            throws InvalidClientException {
        var party = find(clientId).orElseThrow(() -> InvalidClientException.BAD_ID);
        try {
            return publicKeys(JWKSet.parse(party.jwks().toString()));
        } catch (ParseException | JOSEException e) {
            throw new InvalidClientException("the registered key set cannot be read");
        }
    }

    private static List<PublicKey> publicKeys(JWKSet set) throws JOSEException {
        var keys = new ArrayList<PublicKey>();
        for (var key : set.getKeys()) {
            if (key instanceof AsymmetricJWK asymmetric) {
                keys.add(asymmetric.toPublicKey());
            }
        }
        return keys;
    }
}
