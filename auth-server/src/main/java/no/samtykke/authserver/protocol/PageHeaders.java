package no.samtykke.authserver.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samtykke.authserver.launch.FormTargets;
import no.samtykke.authserver.passkey.PasskeyScript;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Headers of every page: nothing is kept, nothing is framed, nothing is loaded but our own style sheet, and forms lead
 * to us or to the one app this page is about. The pages about passkeys may load our one script too. A page of the
 * fhir-server that flows through here keeps the policy that it brings.
 */
class PageHeaders implements HeaderWriter {

    private static final String POLICY = "Content-Security-Policy";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, policy(request));
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
    }

    private static String policy(HttpServletRequest request) {
        var targets = FormTargets.of(request);
        return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"
                + (targets.isEmpty() ? "" : " " + String.join(" ", targets))
                + (PasskeyScript.isAllowed(request) ? "; script-src 'self'; connect-src 'self'" : "")
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
