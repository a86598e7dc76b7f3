package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.HOSPITAL;
import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.about;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;
import static no.samtykke.fhirserver.http.GrantedOrganisations.setting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An organisation without a grant learns nothing: each row is asked about one who has set everything and about one who
 * is not known, and the two answers are the same, letter by letter, with the same number of SQL statements.
 */
class ExchangeAttacksIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";
    private static Citizen kari = Cast.SOMEBODY_ELSE;
    private static Identifier nobody = new Identifier();

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);

    @BeforeAll
    static void one_who_has_set_everything_and_one_who_is_not_known() {
        kari = People.citizen();
        for (String category : List.of(RESERVATION, "research-consent", "record-access-closure")) {
            Stored.close(kari.patient(), category);
        }
        nobody = People.identifier(People.adult().id());
    }

    @ParameterizedTest(name = "{0} by {1} with {2}: {3} of {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # operation            | client   | scope                                        | category              | controller | refusal
            $privacy-settings      | stranger | system/Consent.cruds                         | register-reservation  | register   | not-served
            $privacy-settings      | stranger | system/*.cruds                               | register-reservation  | register   | not-served
            $privacy-settings      | stranger | system/Consent.cruds                         | register-reservation  | stranger   | not-served
            $privacy-settings      | stranger | system/Consent.cruds                         | platform-terms        |            | not-served
            $privacy-settings      | REGISTER | system/Consent.cruds                         | register-reservation  | register   | not-served
            $privacy-settings      | register | system/*.cruds                               | register-reservation  | register   | not-served
            $privacy-settings      | register | system/Consent.cus                           | register-reservation  | register   | not-served
            $privacy-settings      | register | system/Patient.rs                            | register-reservation  | register   | not-served
            $privacy-settings      | register | patient/Consent.rs user/Consent.rs           | register-reservation  | register   | not-served
            $privacy-settings      | register | https://samtykke.example/scope/staff         | register-reservation  | register   | not-served
            $privacy-settings      | register | system/Consent.rs?category=research-consent  | register-reservation  | register   | system-not-granted
            $privacy-settings      | register | system/Consent.rs?status=inactive            | register-reservation  | register   | system-not-granted
            $privacy-settings      | register | system/Consent.rs?patient=1                  | register-reservation  | register   | not-served
            $privacy-settings      | register | system/Consent.cruds                         | register-reservation  | hospital   | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | register-reservation  |            | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | record-access-closure |            | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | app-access            |            | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | proxy-mandate         |            | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | emergency-block       |            | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | support-access        |            | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         | platform-terms        | register   | system-not-granted
            $privacy-settings      | register | system/Consent.cruds                         |                       | hospital   | system-not-granted
            $privacy-settings      | hospital | system/Consent.cruds                         | register-reservation  | register   | system-not-granted
            $privacy-settings      | hospital | system/Consent.cruds                         | research-consent      | hospital   | system-not-granted
            $privacy-settings      | hospital | system/Consent.cruds                         |                       |            | system-not-granted
            $is-active             | stranger | system/Consent.cruds                         |                       |            | not-served
            $is-active             | hospital | system/Consent.cruds                         |                       |            | system-not-granted
            $is-active             | register | system/*.rs                                  |                       |            | not-served
            $is-active             | register | system/Consent.rs?category=research-consent  |                       |            | system-not-granted
            $people-with-setting   | stranger | system/Consent.cruds                         | register-reservation  | register   | not-served
            $people-with-setting   | hospital | system/Consent.cruds                         | register-reservation  | hospital   | not-served
            $people-with-setting   | register | system/Consent.r                             | register-reservation  | register   | not-served
            $people-with-setting   | register | system/Consent.cruds                         | register-reservation  | hospital   | system-not-granted
            $people-with-setting   | register | system/Consent.cruds                         | platform-terms        |            | system-not-granted
            $register-settings     | stranger | system/Consent.cruds                         | register-reservation  | register   | not-served
            $register-settings     | hospital | system/Consent.cruds                         | register-reservation  | hospital   | not-served
            $register-settings     | register | system/Consent.rs                            | register-reservation  | register   | not-served
            $register-settings     | register | system/Consent.cruds                         | register-reservation  | hospital   | system-not-granted
            $register-settings     | register | system/Consent.c?category=research-consent   | register-reservation  | register   | system-not-granted
            $decide                | stranger | system/Consent.cruds                         |                       |            | not-served
            $decide                | register | system/Consent.cruds                         |                       |            | system-not-granted
            $decide                | register | system/Consent.cruds                         | research-consent      | hospital   | system-not-granted
            $decide                | portal   | system/Consent.cruds                         | research-consent      | hospital   | system-not-granted
            $decide                | portal   | system/Consent.cruds                         | research-consent      | register   | system-not-granted
            $decide                | register | system/Consent.rs?category=platform-terms    | research-consent      | register   | system-not-granted
            $decide                | REGISTER | system/Consent.cruds                         | research-consent      | register   | not-served
            $decide                | hospital | system/Consent.cruds                         |                       |            | not-served
            $decide                | portal   | system/*.cruds                               |                       |            | not-served
            $decide                | portal   | system/Consent.cus                           |                       |            | not-served
            $decide                | portal   | system/Consent.rs?category=research-consent  |                       |            | system-not-granted
            $privacy-settings      | portal   | system/Consent.cruds                         | platform-terms        |            | not-served
            $is-active             | portal   | system/Consent.cruds                         |                       |            | not-served
            """)
    void tells_nothing(
            String operation, String client, String scope, String category, String controller, String refusal) {
        var about = new ArrayList<Answer>();
        var statements = new ArrayList<Integer>();
        int rows = rowsOfKari();
        String token = SERVER.issuer.systemToken(client, scope);
        for (var person : List.of(People.identifier(kari.known().id()), nobody)) {
            var in = question(operation, person, category, controller);
            statements.add(CountedStatements.during(() -> about.add(SERVER.post("/" + operation, token, in)))
                    .size());
        }

        assertThat(about).extracting(Answer::status).containsOnly(403);
        assertThat(about).extracting(Answer::reason).containsOnly(refusal);
        assertThat(withoutReference(about.getFirst())).isEqualTo(withoutReference(about.getLast()));
        assertThat(about).extracting(answer -> answer.header("ETag")).containsOnly("");
        assertThat(statements.getFirst()).isEqualTo(statements.getLast());
        assertThat(rowsOfKari()).isEqualTo(rows);
        assertThat(storedOfNobody()).isZero();
    }

    @Test
    void neither_an_app_nor_the_login_server_is_an_organisation() {
        String app = People.approvedToken(kari, "patient/*.cruds");
        for (String operation :
                List.of("$privacy-settings", "$is-active", "$people-with-setting", "$register-settings")) {
            var in = question(operation, nobody, RESERVATION, "register");
            assertThat(SERVER.post("/" + operation, app, in).reason()).isEqualTo("not-served");
            assertThat(SERVER.post("/" + operation, SERVER.issuer.loginServerToken(), in)
                            .reason())
                    .isEqualTo("not-served");
            assertThat(SERVER.post("/" + operation, "", in).status()).isEqualTo(401);
            assertThat(SERVER.get("/" + operation, SERVER.issuer.systemToken("register", GrantedOrganisations.ALL))
                            .status())
                    .isBetween(400, 405);
        }
    }

    @Test
    void a_grant_opens_no_consent_by_other_ways() {
        String token = SERVER.issuer.systemToken("register", GrantedOrganisations.ALL);
        for (String path : List.of(
                "/Consent",
                "/Consent?category=register-reservation",
                "/Consent?_summary=count",
                "/Consent/" + kari.patient(),
                "/Consent/_history",
                "/Patient?_revinclude=Consent:patient",
                "/Patient/" + kari.patient() + "/$everything")) {
            assertThat(SERVER.get(path, token).status()).as(path).isIn(400, 403, 404, 405);
        }
        assertThat(SERVER.post("/Consent", token, Consents.given(RESERVATION, kari.patient(), kari.patient()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_cursor_of_another_opens_nothing_and_one_that_was_made_up_is_refused() {
        var in = of(new Parameters(), RESERVATION, REGISTER);
        var page = GrantedOrganisations.ask(
                "$people-with-setting", "register", in.copy().addParameter("count", new IntegerType(1)));
        assertThat(page.status()).isEqualTo(200);
        var next = page.as(Parameters.class).getParameter("next");
        var cursor = next == null
                ? new StringType("YQ")
                : new StringType(next.getValue().primitiveValue());
        assertThat(GrantedOrganisations.ask(
                                "$people-with-setting",
                                "hospital",
                                of(new Parameters(), RESERVATION, HOSPITAL).addParameter("cursor", cursor))
                        .status())
                .isEqualTo(403);
        for (String madeUp : List.of("%27", "Jw", "YSBiIGM", "a b", "YQ==", "' or 1=1")) {
            assertThat(GrantedOrganisations.ask(
                                    "$people-with-setting",
                                    "register",
                                    in.copy().addParameter("cursor", new StringType(madeUp)))
                            .status())
                    .as(madeUp)
                    .isEqualTo(400);
        }
    }

    private static Parameters question(
            String operation, Identifier person, @Nullable String category, @Nullable String controller) {
        if (operation.equals("$register-settings")) {
            return new Parameters().addParameter(setting(person, number(controller), true, "2026-11-01T10:00:00Z"));
        }
        if (operation.equals("$decide") && category != null) {
            return about(person)
                    .addParameter("controller", GrantedOrganisations.organisation(number(controller)))
                    .addParameter("policy", new UriType("https://samtykke.example/policy/research-consent/2026-11-01"))
                    .addParameter("purpose", new CodeType("HRESCH"));
        }
        if (operation.equals("$decide")) {
            return about(person)
                    .addParameter("type", new CodeType("Condition"))
                    .addParameter("purpose", new CodeType("PATRQT"));
        }
        var in = operation.equals("$people-with-setting") ? new Parameters() : about(person);
        if (category != null) {
            return of(in, category, number(controller));
        }
        return controller == null
                ? in
                : in.addParameter("controller", GrantedOrganisations.organisation(number(controller)));
    }

    private static String number(@Nullable String controller) {
        return controller == null
                ? ""
                : switch (controller.toLowerCase(Locale.ROOT)) {
                    case "register" -> REGISTER;
                    case "hospital" -> HOSPITAL;
                    default -> "974707748";
                };
    }

    /** Each refusal has a number of its own. */
    private static String withoutReference(Answer answer) {
        return answer.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }

    private int rowsOfKari() {
        return database.queryForObject(
                "select count(*) from samtykke.usage_log where patient_id = ?", Integer.class, kari.patient());
    }

    private int storedOfNobody() {
        return database.queryForObject(
                "select count(*) from samtykke.patient_identity where value = ?", Integer.class, nobody.getValue());
    }
}
