package no.samtykke.sandbox.exampleapp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.MalformedURLException;
import java.text.ParseException;

/** Checks an id token as OpenID Connect Core 3.1.3.7 asks: signature, issuer, audience, time and nonce. */
class IdTokens {

    private final String clientId;

    IdTokens(String clientId) {
        this.clientId = clientId;
    }

    /** The person who logged in, as the reference in the claim {@code fhirUser}; empty when the app was not told. */
    String fhirUser(SmartServer server, Tokens tokens, LoginAttempt attempt) throws Refusal {
        try {
            var validator = new IDTokenValidator(
                    new Issuer(server.issuer()),
                    new ClientID(clientId),
                    JWSAlgorithm.RS256,
                    server.keys().toURL());
            var claims = validator.validate(JWTParser.parse(tokens.idToken()), new Nonce(attempt.nonce()));
            var fhirUser = claims.getStringClaim("fhirUser");
            return fhirUser == null ? "" : fhirUser;
        } catch (ParseException | BadJOSEException | JOSEException | MalformedURLException e) {
            throw new Refusal(502, "Innloggingen ble avvist", "Beviset på hvem du er, kunne ikke bekreftes.");
        }
    }
}
