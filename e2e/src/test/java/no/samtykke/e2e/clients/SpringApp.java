package no.samtykke.e2e.clients;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.HtmlUtils;

/**
 * A citizen's app by Spring Security. Beyond its usual settings it has one thing of SMART's to say: {@code aud}, the
 * FHIR server it wants to use.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SpringApp.Observations.class)
class SpringApp {

    static ServletWebServerApplicationContext start(URI issuer, URI fhirBase) {
        var registration = "--spring.security.oauth2.client.registration.samtykke.";
        return (ServletWebServerApplicationContext) SpringApplication.run(
                SpringApp.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=error",
                "--fhir.base=" + fhirBase,
                "--spring.security.oauth2.client.provider.samtykke.issuer-uri=" + issuer,
                registration + "client-id=sandbox-app",
                registration + "client-authentication-method=none", // a public client: PKCE comes by itself
                registration + "scope=openid,fhirUser,launch/patient,online_access,patient/*.rs",
                registration + "redirect-uri={baseUrl}/callback");
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, ClientRegistrationRepository registrations, @Value("${fhir.base}") String fhirBase)
            throws Exception {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(
                request -> request.additionalParameters(parameters -> parameters.put("aud", fhirBase)));
        return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(requests))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/callback")))
                .build();
    }

    @RestController
    static class Observations {

        private final RestClient fhir;

        Observations(RestClient.Builder clients, @Value("${fhir.base}") String fhirBase) {
            this.fhir = clients.baseUrl(fhirBase).build();
        }

        @GetMapping(path = "/observations", produces = MediaType.TEXT_HTML_VALUE)
        String observations(@RegisteredOAuth2AuthorizedClient("samtykke") OAuth2AuthorizedClient client) {
            var bundle = fhir.get()
                    .uri("/Observation?_count=5")
                    .header(HttpHeaders.ACCEPT, "application/fhir+json")
                    .headers(headers ->
                            headers.setBearerAuth(client.getAccessToken().getTokenValue()))
                    .retrieve()
                    .body(String.class);
            return "<!DOCTYPE html><h1>Målinger</h1><pre>" + HtmlUtils.htmlEscape(String.valueOf(bundle)) + "</pre>";
        }
    }
}
