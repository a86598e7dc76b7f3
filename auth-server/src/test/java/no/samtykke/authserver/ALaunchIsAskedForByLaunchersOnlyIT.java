package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.LauncherStandIn;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ALaunchIsAskedForByLaunchersOnlyIT extends RunningAuthServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final JdbcClient jdbc;

    ALaunchIsAskedForByLaunchersOnlyIT(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void with_the_scope_for_it_and_no_other_token() {
        var context = LauncherStandIn.context("p-1", "p-1").toString();
        String appsToken;
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            appsToken = Journey.tokensFor(kari, Request.aRequest()).text("access_token");
        }

        for (var token : new String[] {"x", appsToken, SYSTEMS.token("system/*.c")}) {
            var answer = LauncherStandIn.sends(context, token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().has("launch")).isFalse();
        }
    }

    @Test
    void as_the_documentation_shows_it() throws Exception {
        var docs = Files.readString(Path.of("..", "docs", "launch.md"));
        var example = docs.substring(docs.indexOf("```json") + "```json".length());
        var body = example.substring(0, example.indexOf("```")).replace("my-app", AppStandIn.APP);

        var answer = LauncherStandIn.sends(body, SYSTEMS.token(LauncherStandIn.SCOPE));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        assertThat(answer.text("launch_url")).endsWith("&launch=" + answer.text("launch"));
    }

    @Test
    void and_its_value_is_kept_as_a_digest_with_the_name_of_the_launcher() {
        var launch =
                LauncherStandIn.launches(LauncherStandIn.context("p-1", "p-1")).text("launch");

        var rows = jdbc.sql("select launch_context::text || launcher from launch_context")
                .query(String.class)
                .list();
        assertThat(rows).noneMatch(row -> row.contains(launch));
        assertThat(rows.getLast()).endsWith(SystemStandIn.ID);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "client_id   | -",
                "client_id   | 7",
                "client_id   | \"made-up\"",
                "client_id   | \"" + AppStandIn.OTHER_APP + "\"",
                "client_id   | \"" + SystemStandIn.ID + "\"",
                "fhirUser    | -",
                "fhirUser    | \"Practitioner/1\"",
                "fhirUser    | \"Patient/../x\"",
                "fhirUser    | \"https://evil.example/Patient/1\"",
                "patient     | -",
                "patient     | \"Patient/1\"",
                "patient     | \"\"",
                "encounter   | \"Encounter/1\"",
                "intent      | \"\"",
                "intent      | {}",
                "tenant      | 1",
                "need_patient_banner | \"yes\"",
                "smart_style_url     | \"https://evil.example/style.json\"",
                "access_token        | \"x\"",
                "fhirContext | {}",
                "fhirContext | [\"Observation/1\"]",
                "fhirContext | [{}]",
                "fhirContext | [{\"role\": \"https://a.example/r\"}]",
                "fhirContext | [{\"reference\": \"ImagingStudy/1\", \"role\": \"\"}]",
                "fhirContext | [{\"reference\": \"ImagingStudy/1\", \"role\": \"made-up\"}]",
                "fhirContext | [{\"reference\": \"https://evil.example/ImagingStudy/1\"}]",
                "fhirContext | [{\"reference\": \"Patient/1\"}]",
                "fhirContext | [{\"reference\": \"Patient/1\", \"role\": \"launch\"}]",
                "fhirContext | [{\"reference\": \"Encounter/1\"}]",
                "fhirContext | [{\"identifier\": {\"value\": \"1\"}, \"type\": \"Patient\"}]",
                "fhirContext | [{\"canonical\": \"relative\"}]",
                "fhirContext | [{\"reference\": \"ImagingStudy/1\", \"other\": 1}]"
            })
    void not_with_something_wrong_and_nothing_of_it_comes_back(String member, String value)
            throws JsonProcessingException {
        ObjectNode context = LauncherStandIn.context("p-1", "p-1");
        context.remove(member);
        if (value != null) {
            context.set(member, JSON.readTree(value));
        }

        var answer = LauncherStandIn.launches(context);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
        assertThat(answer.text("error_description")).isNotEmpty();
        assertThat(answer.http().body()).doesNotContain("evil", "made-up");
    }

    @ParameterizedTest
    @CsvSource({"not json", "[]", "'\"text\"'", "''"})
    void not_with_a_body_that_is_no_object(String body) {
        var answer = LauncherStandIn.sends(body, SYSTEMS.token(LauncherStandIn.SCOPE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
    }

    @Test
    void not_with_a_body_without_end() {
        var body = "{\"client_id\":\"" + "x".repeat(20_000) + "\"}";

        assertThat(LauncherStandIn.sends(body, SYSTEMS.token(LauncherStandIn.SCOPE))
                        .status())
                .isEqualTo(400);
    }
}
