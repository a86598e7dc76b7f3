package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The cursor of a register opens nothing to anybody else, and nothing else to the register. */
class CursorsOfChangesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();
    private final FollowingRegister register = new FollowingRegister();

    @BeforeEach
    void the_register_is_in_step() {
        register.follow(1000);
    }

    @Test
    void a_cursor_from_before_what_is_kept_is_told_to_be_so() {
        String old = register.cursor();
        long was = database.queryForObject("select forgotten from samtykke.consent_change_order", Long.class);
        close(kari);
        register.follow(1000);
        database.update("update samtykke.consent_change_order set forgotten = last");
        try {
            var answer = ask(
                    "$setting-changes",
                    "register",
                    FollowingRegister.question().addParameter("cursor", new StringType(old)));
            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.reason()).isEqualTo("list-forgotten");
        } finally {
            database.update("update samtykke.consent_change_order set forgotten = ?", was);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"nonsense", "AAAA", "changed", "of-another-kind", "padded"})
    void a_cursor_that_is_none_or_was_for_something_else_is_refused_alike(String kind) {
        var other = ask("$setting-changes", "register", of(new Parameters(), "research-consent", REGISTER))
                .as(Parameters.class);
        String flipped = (register.cursor().charAt(0) == 'A' ? 'B' : 'A')
                + register.cursor().substring(1);
        String tried = Map.of(
                        "changed",
                        flipped,
                        "of-another-kind",
                        other.getParameter("next").getValue().primitiveValue(),
                        "padded",
                        register.cursor() + "AAAA")
                .getOrDefault(kind, kind);

        var answer = ask(
                "$setting-changes",
                "register",
                FollowingRegister.question().addParameter("cursor", new StringType(tried)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Parameter cursor is missing or not well formed")
                .doesNotContain(tried);
    }

    @ParameterizedTest(name = "{0} with {1}: {2} of {3}")
    @CsvSource(delimiter = '|', textBlock = """
            stranger | system/Consent.cruds                        | register-reservation  | 974761467 | not-served
            hospital | system/Consent.cruds                        | register-reservation  | 974761467 | not-served
            hospital | system/Consent.cruds                        | register-reservation  | 983974724 | not-served
            register | system/Consent.r                            | register-reservation  | 974761467 | not-served
            register | system/*.cruds                              | register-reservation  | 974761467 | not-served
            register | patient/Consent.rs                          | register-reservation  | 974761467 | not-served
            register | system/Consent.rs?category=research-consent | register-reservation  | 974761467 | system-not-granted
            register | system/Consent.cruds                        | register-reservation  | 983974724 | system-not-granted
            register | system/Consent.cruds                        | platform-terms        |           | system-not-granted
            register | system/Consent.cruds                        | record-access-closure |           | system-not-granted
            """)
    void who_was_not_granted_it_learns_nothing_and_least_from_the_cursor_of_another(
            String client, String scope, String category, String controller, String refusal) {
        close(kari);
        var in = of(new Parameters(), category, controller == null ? "" : controller);
        var plain = ask("$setting-changes", client, scope, in);
        var withCursor =
                ask("$setting-changes", client, scope, in.addParameter("cursor", new StringType(register.cursor())));

        for (var answer : List.of(plain, withCursor)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.reason()).isEqualTo(refusal);
        }
        assertThat(disclosures(kari)).isEmpty();
    }

    private static String close(Citizen citizen) {
        return Stored.close(citizen.patient(), RESERVATION).getIdElement().getIdPart();
    }

    private List<String> disclosures(Citizen citizen) {
        return database.queryForList(
                "select distinct client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                citizen.patient());
    }
}
