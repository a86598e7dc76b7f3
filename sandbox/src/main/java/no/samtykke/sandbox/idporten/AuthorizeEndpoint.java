package no.samtykke.sandbox.idporten;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Request;

/**
 * Shows the log-in page, and sends the chosen person back to the client with a code.
 *
 * <p>What is wrong with the client or its redirect address is told on a page, since nobody may be sent to an address
 * that is not registered. Everything else goes back to the client as an error.
 */
final class AuthorizeEndpoint {

    private final Issuer issuer;
    private final RelyingParties parties;
    private final Logins logins;
    private final Grants grants;
    private final Clock clock;

    AuthorizeEndpoint(String issuer, RelyingParties parties, Logins logins, Grants grants, Clock clock) {
        this.issuer = new Issuer(issuer);
        this.parties = parties;
        this.logins = logins;
        this.grants = grants;
        this.clock = clock;
    }

    Answer show(Request request) {
        AuthenticationRequest asked;
        try {
            asked = AuthenticationRequest.parse(request.queryParameters());
        } catch (ParseException e) {
            return Answer.html(400, Pages.error("Forespørselen er ikke gyldig OpenID Connect."));
        }
        if (!isRegistered(asked)) {
            return Answer.html(400, Pages.error("Klienten eller adressen den vil tilbake til, er ikke registrert."));
        }
        return objection(asked)
                .map(objection -> refuse(asked, objection))
                .orElseGet(() -> Answer.html(200, Pages.login(grants.page(asked), logins.all(), asked.getACRValues())));
    }

    Answer choose(Request request) {
        var asked = request.formValue("request").flatMap(grants::takePage);
        if (asked.isEmpty()) {
            return Answer.html(
                    400, Pages.error("Siden er brukt eller utløpt. Gå tilbake til tjenesten og prøv igjen."));
        }
        return switch (request.formValue("action").orElse("login")) {
            case "cancel" -> refuse(asked.get(), OAuth2Error.ACCESS_DENIED);
            case "fail" -> refuse(asked.get(), OAuth2Error.SERVER_ERROR);
            default -> logIn(asked.get(), request);
        };
    }

    private boolean isRegistered(AuthenticationRequest asked) {
        return parties.find(asked.getClientID())
                .filter(party -> party.redirectUris().contains(asked.getRedirectionURI()))
                .isPresent();
    }

    private static Optional<ErrorObject> objection(AuthenticationRequest asked) {
        if (!asked.getResponseType().impliesCodeFlow()) {
            return Optional.of(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (asked.getCodeChallenge() == null || !CodeChallengeMethod.S256.equals(asked.getCodeChallengeMethod())) {
            return missing("code_challenge with code_challenge_method S256 is required");
        }
        if (asked.getState() == null || asked.getNonce() == null) {
            return missing("state and nonce are required");
        }
        return Optional.empty();
    }

    private static Optional<ErrorObject> missing(String description) {
        return Optional.of(OAuth2Error.INVALID_REQUEST.setDescription(description));
    }

    private Answer logIn(AuthenticationRequest asked, Request request) {
        var login = request.formValue("person").flatMap(logins::find);
        var eid = request.formValue("eid").flatMap(Eid::titled);
        if (login.isEmpty() || eid.isEmpty()) {
            return Answer.html(400, Pages.login(grants.page(asked), logins.all(), asked.getACRValues()));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var code = grants.code(new Grants.Grant(asked, login.get(), eid.get(), now, UUID.randomUUID()));
        return Answer.redirect(new AuthorizationSuccessResponse(
                        asked.getRedirectionURI(),
                        new AuthorizationCode(code),
                        null,
                        asked.getState(),
                        issuer,
                        ResponseMode.QUERY)
                .toURI());
    }

    private Answer refuse(AuthenticationRequest asked, ErrorObject error) {
        return Answer.redirect(new AuthorizationErrorResponse(
                        asked.getRedirectionURI(), error, asked.getState(), issuer, ResponseMode.QUERY)
                .toURI());
    }
}
