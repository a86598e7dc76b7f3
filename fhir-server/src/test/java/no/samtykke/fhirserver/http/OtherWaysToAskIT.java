package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.about;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;
import static no.samtykke.fhirserver.http.GrantedOrganisations.setting;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An organisation without a grant asks every operation with whatever HTTP and FHIR let it add, about one who has set
 * everything and about one who is not known: the two answers are one, and neither has a tag, a time or a count.
 */
class OtherWaysToAskIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SCOPE = "system/RelatedPerson.cruds system/Consent.cruds";
    private static final List<String> OPERATIONS = List.of(
            "$privacy-settings",
            "$is-active",
            "$people-with-setting",
            "$register-settings",
            "$decide",
            "$setting-changes",
            "$check-representation");

    private static Citizen kari = Cast.SOMEBODY_ELSE;
    private static Identifier nobody = new Identifier();

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);

    @BeforeAll
    static void one_who_has_set_everything_and_one_who_is_not_known() {
        kari = People.citizen();
        for (String category : List.of("register-reservation", "research-consent", "record-access-closure")) {
            Stored.close(kari.patient(), category);
        }
        nobody = People.identifier(People.adult().id());
    }

    @ParameterizedTest(name = "?{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            _summary=count   |                   |
            _summary=true    |                   |
            _total=accurate  |                   |
            _elements=id     |                   |
            _count=1         |                   |
            _format=xml      |                   |
            _pretty=true     |                   |
            cursor=YQ        |                   |
                             | Accept            | application/fhir+xml
                             | Accept            | text/html
                             | Accept            | application/fhir+ndjson
                             | Accept            | image/png
                             | Accept-Language   | en
                             | If-Match          | W/"1"
                             | If-None-Match     | W/"1"
                             | If-None-Match     | *
                             | If-Modified-Since | Sun, 01 Nov 2026 00:00:00 GMT
                             | If-None-Exist     | category=register-reservation
                             | Prefer            | return=representation
                             | Prefer            | respond-async
                             | Range             | bytes=0-10
            """)
    void what_is_added_to_a_question_makes_no_difference(String query, String header, String value) {
        for (String operation : OPERATIONS) {
            var answers = new ArrayList<Answer>();
            var statements = new ArrayList<Integer>();
            int rows = rowsOfKari();
            for (var person : List.of(People.identifier(kari.known().id()), nobody)) {
                var request = posted(operation, query, person);
                if (header != null) {
                    request.header(header, value);
                }
                statements.add(CountedStatements.during(() -> answers.add(SERVER.send(request)))
                        .size());
            }

            assertThat(answers).as(operation).extracting(Answer::status).containsOnly(403);
            assertThat(withoutReference(answers.getFirst())).isEqualTo(withoutReference(answers.getLast()));
            for (String told : List.of("ETag", "Last-Modified", "Location", "Content-Location", "Link")) {
                assertThat(answers)
                        .as(operation + " " + told)
                        .extracting(answer -> answer.header(told))
                        .containsOnly("");
            }
            assertThat(statements.getFirst()).as(operation).isEqualTo(statements.getLast());
            assertThat(rowsOfKari()).as(operation).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
    void other_methods_do_not_tell_who_was_granted_something(String method) {
        for (String operation : OPERATIONS) {
            var answers = new ArrayList<Answer>();
            for (String client : List.of("stranger", "register")) {
                answers.add(
                        SERVER.send(SERVER.request("/" + operation + "?category=register-reservation", token(client))
                                .header("Content-Type", "application/fhir+json")
                                .method(method, HttpRequest.BodyPublishers.noBody())));
            }

            assertThat(answers.getFirst().status())
                    .as(method + " " + operation)
                    .isEqualTo(answers.getLast().status());
            assertThat(withoutReference(answers.getFirst()))
                    .as(method + " " + operation)
                    .isEqualTo(withoutReference(answers.getLast()));
        }
    }

    private static HttpRequest.Builder posted(String operation, String query, Identifier person) {
        String path = "/" + operation + (query == null ? "" : "?" + query);
        String body = SERVER.fhir.newJsonParser().encodeResourceToString(question(operation, person));
        return SERVER.request(path, token("stranger"))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static Parameters question(String operation, Identifier person) {
        return switch (operation) {
            case "$register-settings" ->
                new Parameters().addParameter(setting(person, REGISTER, true, "2026-11-01T10:00:00Z"));
            case "$decide" ->
                about(person)
                        .addParameter("type", new CodeType("Condition"))
                        .addParameter("policy", new UriType("https://register.example/1"))
                        .addParameter("purpose", new CodeType("PATRQT"));
            case "$check-representation" ->
                new Parameters().addParameter("actor", person).addParameter("subject", person.copy());
            case "$is-active" -> about(person);
            case "$privacy-settings" -> of(about(person), "register-reservation", REGISTER);
            default -> of(new Parameters(), "register-reservation", REGISTER);
        };
    }

    private static String token(String client) {
        return SERVER.issuer.systemToken(client, SCOPE);
    }

    /** Each refusal has a number of its own. */
    private static String withoutReference(Answer answer) {
        return answer.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }

    private int rowsOfKari() {
        return database.queryForObject(
                "select count(*) from samtykke.usage_log where patient_id = ?", Integer.class, kari.patient());
    }
}
