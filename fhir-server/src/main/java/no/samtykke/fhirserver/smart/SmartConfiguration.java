package no.samtykke.fhirserver.smart;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samtykke.fhirserver.dpop.DpopProofs;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;

/**
 * Tells apps where to log in and what works: {@code /fhir/.well-known/smart-configuration}. JSON whatever the request
 * says it accepts, and nothing is named that is refused when tried.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART App Launch 2.2, conformance</a>
 */
@Configuration
class SmartConfiguration {

    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationEndpoint(SmartProperties properties, ObjectMapper json)
            throws IOException {
        byte[] document = json.writeValueAsBytes(document(properties));
        String tag = "\"" + DigestUtils.md5DigestAsHex(document) + "\"";
        var endpoint = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setHeader(HttpHeaders.ETAG, tag);
                response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
                if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                    return;
                }
                response.setContentType("application/json");
                response.setContentLength(document.length);
                response.getOutputStream().write(document);
            }
        };
        return new ServletRegistrationBean<>(endpoint, "/fhir/.well-known/smart-configuration");
    }

    private static Map<String, Object> document(SmartProperties properties) {
        String issuer = properties.issuer().toString();
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", issuer);
        document.put("jwks_uri", properties.keys().toString());
        document.put("authorization_endpoint", issuer + "/oauth2/authorize");
        document.put("token_endpoint", issuer + "/oauth2/token");
        document.put("introspection_endpoint", issuer + "/oauth2/introspect");
        document.put("revocation_endpoint", issuer + "/oauth2/revoke");
        document.put("management_endpoint", issuer + "/account/apps");
        document.put("pushed_authorization_request_endpoint", issuer + "/oauth2/par");
        if (properties.dynamicRegistration()) {
            document.put("registration_endpoint", issuer + "/register");
        }
        document.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        document.put("response_types_supported", List.of("code"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put(
                "token_endpoint_auth_methods_supported",
                List.of("none", "client_secret_basic", "client_secret_post", "private_key_jwt"));
        document.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        document.put("dpop_signing_alg_values_supported", DpopProofs.ALGORITHMS);
        document.put("scopes_supported", scopes(properties));
        document.put("capabilities", capabilities(properties));
        // No standard scope carries a level of assurance: told by a member of our own.
        document.put("https://samtykke.example/acr_values_required", properties.acceptedAcr());
        return document;
    }

    /** Those of every app; each app has its own narrower list. */
    private static List<String> scopes(SmartProperties properties) {
        var scopes = new ArrayList<>(List.of(
                "openid",
                "fhirUser",
                "profile",
                "launch",
                "launch/patient",
                "online_access",
                "patient/*.rs",
                "patient/*.read",
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
                "patient/Consent.crus",
                "patient/RelatedPerson.crs",
                "user/*.rs"));
        if (properties.acceptedAcr().contains(SmartProperties.DEVICE)) {
            scopes.add("offline_access");
        }
        return scopes;
    }

    private static List<String> capabilities(SmartProperties properties) {
        var always = Stream.of(
                "launch-ehr",
                "launch-standalone",
                "authorize-post",
                "client-public",
                "client-confidential-symmetric",
                "client-confidential-asymmetric",
                "sso-openid-connect",
                "context-banner",
                "context-style",
                "context-ehr-patient",
                "context-standalone-patient",
                "permission-online",
                "permission-patient",
                "permission-user",
                "permission-v1",
                "permission-v2");
        // An offline token has the level of a device: where that opens nothing, neither does the token.
        var offline = properties.acceptedAcr().contains(SmartProperties.DEVICE)
                ? Stream.of("permission-offline")
                : Stream.<String>empty();
        return Stream.concat(always, offline).toList();
    }
}
