package no.samtykke.fhirserver.smart;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Answers 401 with {@code WWW-Authenticate: Bearer} (RFC 6750) and an OperationOutcome. Why a token was refused is not
 * told in detail: the one who forged it should not learn which check stopped it.
 */
@Component
class BearerRefusal implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
    private final FhirContext fhir;

    BearerRefusal(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        var withoutDetails = refusal instanceof InvalidBearerTokenException
                ? new InvalidBearerTokenException("The access token is not valid here")
                : refusal;
        try {
            bearer.commence(request, response, withoutDetails);
        } catch (jakarta.servlet.ServletException impossible) {
            throw new IOException(impossible);
        }
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.LOGIN)
                .setDiagnostics("A valid access token is needed; see .well-known/smart-configuration");
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(fhir.newJsonParser().encodeResourceToString(outcome));
    }
}
