package no.samtykke.fhirserver.smart;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import no.samtykke.fhirserver.dpop.DpopNonces;
import no.samtykke.fhirserver.dpop.DpopProofs;
import no.samtykke.fhirserver.dpop.ProofRefused;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Answers with {@code WWW-Authenticate} (RFC 6750, RFC 9449) and an OperationOutcome. Why a token was refused is not
 * told in detail: the one who forged it should not learn which check stopped it.
 */
@Component
class TokenRefusal implements AuthenticationEntryPoint {

    private static final String ALGORITHMS = "algs=\"" + String.join(" ", DpopProofs.ALGORITHMS) + "\"";

    private static final String RETRY_AFTER_SECONDS = "5";

    private final FhirContext fhir;
    private final DpopNonces nonces;

    TokenRefusal(FhirContext fhir, DpopNonces nonces) {
        this.fhir = fhir;
        this.nonces = nonces;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        switch (refusal) {
            case ProofRefused proof ->
                challenge(response, Scheme.DPOP, "error=\"" + proof.why().code() + "\"");
            case TokenRefused token -> {
                response.setStatus(token.status());
                challenge(response, token.scheme(), token.challenge());
            }
            default -> {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, Scheme.BEARER.word());
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, Scheme.DPOP.word() + " " + ALGORITHMS);
            }
        }
        write(
                response,
                OperationOutcome.IssueType.LOGIN,
                "A valid access token is needed; see .well-known/smart-configuration");
    }

    /** What could not be checked opens nothing. */
    void unavailable(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        write(response, OperationOutcome.IssueType.TRANSIENT, "The server could not check the token; try again");
    }

    private void write(HttpServletResponse response, OperationOutcome.IssueType code, String told) throws IOException {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(code)
                .setDiagnostics(told);
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(fhir.newJsonParser().encodeResourceToString(outcome));
    }

    private void challenge(HttpServletResponse response, Scheme scheme, String challenge) {
        String told = scheme.word() + " " + challenge;
        if (scheme == Scheme.DPOP) {
            response.setHeader("DPoP-Nonce", nonces.current());
            told = told + ", " + ALGORITHMS;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, told);
    }
}
