package no.samtykke.sandbox.idporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Request;

/** Redeems a code, once, for the client it was made for, with the verifier its challenge was made of. */
final class TokenEndpoint {

    private final URI address;
    private final ClientAuthenticationVerifier<Void> clients;
    private final Grants grants;
    private final Tokens tokens;

    TokenEndpoint(String issuer, RelyingParties parties, Grants grants, Tokens tokens) {
        this.address = URI.create(issuer + "/token");
        this.clients = new ClientAuthenticationVerifier<>(
                parties, Set.of(new Audience(issuer), new Audience(address)), JWTAudienceCheck.LEGACY);
        this.grants = grants;
        this.tokens = tokens;
    }

    Answer answer(Request request) {
        try {
            return redeem(TokenRequest.parse(asHttpRequest(request)));
        } catch (InvalidClientException e) {
            return refused(401, OAuth2Error.INVALID_CLIENT);
        } catch (ParseException e) {
            return refused(400, Objects.requireNonNullElse(e.getErrorObject(), OAuth2Error.INVALID_REQUEST));
        } catch (GeneralException | JOSEException e) {
            return refused(400, OAuth2Error.INVALID_REQUEST);
        }
    }

    private HTTPRequest asHttpRequest(Request request) throws ParseException {
        var http = new HTTPRequest(HTTPRequest.Method.POST, address);
        http.setContentType(request.header("Content-Type").orElse(""));
        http.setBody(request.body());
        return http;
    }

    private Answer redeem(TokenRequest request) throws GeneralException, JOSEException {
        if (!(request.getClientAuthentication() instanceof PrivateKeyJWT proof)) {
            return refused(401, OAuth2Error.INVALID_CLIENT);
        }
        clients.verify(proof, null, null);
        if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant presented)) {
            return refused(400, OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        return grants.takeCode(presented.getAuthorizationCode().getValue())
                .filter(grant -> grant.request().getClientID().equals(proof.getClientID()))
                .filter(grant -> belongs(presented, grant))
                .map(grant -> Answer.json(200, response(grant)))
                .orElseGet(() -> refused(400, OAuth2Error.INVALID_GRANT));
    }

    private static boolean belongs(AuthorizationCodeGrant presented, Grants.Grant grant) {
        var verifier = presented.getCodeVerifier();
        return verifier != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .equals(grant.request().getCodeChallenge())
                && grant.request().getRedirectionURI().equals(presented.getRedirectionURI());
    }

    private Map<String, Object> response(Grants.Grant grant) {
        return Map.of(
                "access_token",
                tokens.accessToken(),
                "token_type",
                "Bearer",
                "expires_in",
                Tokens.VALID.toSeconds(),
                "scope",
                grant.request().getScope().toString(),
                "id_token",
                tokens.idToken(grant));
    }

    private static Answer refused(int status, ErrorObject error) {
        return Answer.json(status, error.toJSONObject());
    }
}
