package no.samtykke.fhirserver.rights;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.samtykke.fhirserver.access.Languages;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code GET /privacy}: general information on the processing, for everybody, without a token. */
@Configuration
class PublicPage {

    @Bean
    ServletRegistrationBean<HttpServlet> privacyPage(GeneralInformation general) {
        var endpoint = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                var words = new Words(Languages.of(request.getHeader("Accept-Language")));
                response.setContentType(Page.CONTENT_TYPE);
                response.setHeader("Content-Security-Policy", Page.POLICY);
                response.setHeader("Cache-Control", "public, max-age=300");
                response.setHeader("Vary", "Accept-Language");
                response.setHeader("Content-Language", words.language());
                new ReportPage(response.getOutputStream(), words).write(general.in(words), "report.public-title");
            }
        };
        return new ServletRegistrationBean<>(endpoint, "/privacy");
    }
}
