package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.htmlunit.HttpWebConnection;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class NoNationalIdLeavesItsPlaceIT extends RunningAuthServer {

    private static final String CHILD = People.number("07", "87", "17", 800);

    private final JdbcClient jdbc;

    NoNationalIdLeavesItsPlaceIT(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void not_in_a_token_an_address_a_page_a_cookie_or_the_log_and_not_in_the_database_after_log_out(
            CapturedOutput output) throws Exception {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.NEW_ONE));
        FHIR.represents(People.NEW_ONE, new Relation(CHILD, "Ola", "2018-01-01", "parental-responsibility", false));
        var seen = new ArrayList<String>();
        try (var person = new Person()) {
            listen(person, seen);
            var request = aRequest();
            person.visits(request.url());
            person.acceptsTerms();
            person.clicks("Ola").presses("Fortsett");
            person.acceptsTerms();
            person.presses("Gi tilgang");
            var tokens = TokenEndpoint.exchange(request, person.told("code"));
            seen.add(tokens.http().body());
            seen.add(payloadOf(tokens.text("access_token")));
            seen.add(payloadOf(tokens.text("id_token")));
            seen.add(TokenEndpoint.refresh(tokens.text("refresh_token")).http().body());
            person.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
        }

        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(String.join("\n", seen)).doesNotContain(People.NEW_ONE).doesNotContain(CHILD);
        assertThat(output.getAll()).doesNotContain(People.NEW_ONE).doesNotContain(CHILD);
        for (var table : tables()) {
            assertThat(rowsOf(table)).as(table).doesNotContain(People.NEW_ONE).doesNotContain(CHILD);
        }
    }

    private static void listen(Person person, List<String> seen) {
        person.browser().setWebConnection(new HttpWebConnection(person.browser()) {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                var response = super.getResponse(request);
                if (request.getUrl().toString().startsWith(Neighbourhood.issuer())) {
                    seen.add(request.getUrl() + "\n" + response.getResponseHeaders() + "\n"
                            + response.getContentAsString());
                } else {
                    seen.add(request.getUrl().toString());
                }
                return response;
            }
        });
    }

    private static String payloadOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private List<String> tables() {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
    }

    private String rowsOf(String table) {
        return String.join(
                "\n",
                jdbc.sql("select t::text from " + table + " t")
                        .query(String.class)
                        .list());
    }
}
