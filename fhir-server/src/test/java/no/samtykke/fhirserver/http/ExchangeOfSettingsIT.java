package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.HOSPITAL;
import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.about;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;
import static no.samtykke.fhirserver.http.GrantedOrganisations.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A register asks and brings settings of people over HTTP, and each of them sees that it did. */
class ExchangeOfSettingsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RESERVATION = "register-reservation";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();

    @Test
    void one_setting_of_one_person_is_told_and_she_sees_to_whom() {
        Stored.close(kari.patient(), RESERVATION);

        var answer = ask("$privacy-settings", "register", of(about(number(kari)), RESERVATION, REGISTER));

        assertThat(told(answer, "setting")).containsExactly(RESERVATION);
        assertThat(answer.body()).contains("W/\\\"").contains("974761467").doesNotContain(kari.patient());
        assertThat(answer.body()).doesNotContain(kari.known().id().value());
        assertThat(disclosures(kari)).containsExactly("Test register (org.nr. 974761467)");
    }

    @Test
    void all_settings_of_a_controller_are_told_and_none_of_another_or_of_the_platform() {
        Stored.close(kari.patient(), RESERVATION);
        Stored.close(kari.patient(), "research-consent");
        Stored.close(kari.patient(), "record-access-closure");
        var others = Consents.given(RESERVATION, kari.patient(), kari.patient());
        others.getOrganizationFirstRep().getIdentifier().setValue(HOSPITAL);
        others.getPolicyFirstRep().setUri("https://hospital.example/register");
        Stored.store(others);

        var in = about(number(kari)).addParameter("controller", GrantedOrganisations.organisation(REGISTER));
        var answer = ask("$privacy-settings", "register", in);

        assertThat(answer.as(Parameters.class).getParameterFirstRep().getPart())
                .filteredOn(part -> part.getName().equals("setting"))
                .extracting(part -> GrantedOrganisations.text(part, "category"))
                .containsExactly(RESERVATION, "research-consent");
        var platforms = ask("$privacy-settings", "register", about(number(kari)));
        assertThat(told(platforms, "setting")).containsExactly("platform-terms");
        assertThat(told(
                        ask("$privacy-settings", "hospital", of(about(number(kari)), RESERVATION, HOSPITAL)),
                        "setting"))
                .containsExactly(RESERVATION);
    }

    @Test
    void many_are_asked_about_at_once_and_an_unknown_or_ill_formed_one_is_like_one_who_has_set_nothing() {
        Stored.close(kari.patient(), RESERVATION);
        var quiet = People.citizen();
        var answer = ask(
                "$privacy-settings",
                "register",
                of(
                        about(
                                number(quiet),
                                People.identifier(People.adult().id()),
                                new Identifier().setValue("12345678901"),
                                number(kari)),
                        RESERVATION,
                        REGISTER));

        var results = answer.as(Parameters.class).getParameter();
        assertThat(told(answer, "place")).containsExactly("1", "2", "3", "4");
        assertThat(told(answer, "setting")).containsExactly("", "", "", RESERVATION);
        assertThat(results.get(1).getPart()).hasSize(1);
        assertThat(results.get(2).getPart()).hasSize(1);
        assertThat(disclosures(quiet)).hasSize(1);
    }

    @Test
    void a_setting_counts_on_its_days_and_ends_with_the_next_question() {
        var later = Consents.given(RESERVATION, kari.patient(), kari.patient());
        later.getProvision().getPeriod().setStart(Date.from(Instant.now().plusSeconds(864_000)));
        var stored = Stored.store(later);
        assertThat(told(asked(), "setting")).containsExactly("");
        database.update(
                "update samtykke.consent_fact set starts_on = null where consent_id = ?",
                stored.getIdElement().getIdPart());
        assertThat(told(asked(), "setting")).containsExactly(RESERVATION);
        Cast.withdraw(kari, kari.patient(), RESERVATION);
        assertThat(told(asked(), "setting")).containsExactly("");
    }

    @Test
    void who_is_active_is_yes_or_no() {
        var basic = People.adult();
        var sid = UUID.randomUUID();
        People.login(basic, sid);
        People.accept(basic, sid, null, "basic");
        var closed = People.citizen();
        Stored.close(closed.patient(), "self-access-closure");
        var in = about(
                number(kari),
                People.identifier(basic.id()),
                number(closed),
                People.identifier(People.adult().id()));

        assertThat(told(ask("$is-active", "register", in), "active")).containsExactly("true", "true", "false", "false");
        in.addParameter("level", new CodeType("basic-plus"));
        assertThat(told(ask("$is-active", "register", in), "active"))
                .containsExactly("true", "false", "false", "false");
        assertThat(disclosures(closed)).hasSize(2);
    }

    @Test
    void a_thousand_are_asked_about_in_one_statement_and_one_row_each_in_one_more() {
        var people = new ArrayList<Identifier>();
        people.add(number(kari));
        IntStream.range(0, 999).forEach(_ -> people.add(unknown()));
        var in = about(people.toArray(Identifier[]::new));
        ask("$is-active", "register", about(number(kari)));
        for (String operation : List.of("$is-active", "$privacy-settings")) {
            var statements = CountedStatements.during(() ->
                    assertThat(told(ask(operation, "register", in), "place")).hasSize(1000));

            assertThat(statements)
                    .filteredOn(sql -> sql.contains("consent_fact"))
                    .hasSize(1);
            assertThat(statements).hasSizeLessThanOrEqualTo(4);
        }
        in.addParameter().setName("person").setValue(number(kari));
        assertThat(ask("$is-active", "register", in).status()).isEqualTo(400);
        assertThat(ask("$is-active", "register", new Parameters()).status()).isEqualTo(400);
    }

    @Test
    void all_who_have_set_something_are_listed_page_by_page() {
        String policy = "https://register.example/list/" + kari.patient();
        var three = List.of(kari, People.citizen(), People.citizen());
        three.forEach(citizen -> {
            var consent = Consents.given(RESERVATION, citizen.patient(), citizen.patient());
            consent.getPolicyFirstRep().setUri(policy);
            Stored.store(consent);
        });
        var listed = new ArrayList<String>();
        var in = of(new Parameters(), RESERVATION, REGISTER)
                .addParameter("policy", new UriType(policy))
                .addParameter("count", new IntegerType(2));
        var first = ask("$people-with-setting", "register", in).as(Parameters.class);
        var next = first.getParameter("next").getValue().primitiveValue();
        var second = ask("$people-with-setting", "register", in.addParameter("cursor", new StringType(next)))
                .as(Parameters.class);

        for (var page : List.of(first, second)) {
            page.getParameter().stream()
                    .filter(one -> one.getName().equals("person"))
                    .forEach(one ->
                            listed.add(((Identifier) one.getPart().getFirst().getValue()).getValue()));
        }
        assertThat(second.hasParameter("next")).isFalse();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        three.stream().map(one -> one.known().id().value()).toList());
        assertThat(disclosures(kari)).hasSize(1);
    }

    private Answer asked() {
        return ask("$privacy-settings", "register", of(about(number(kari)), RESERVATION, REGISTER));
    }

    private List<String> disclosures(Citizen citizen) {
        return database.queryForList(
                "select client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                citizen.patient());
    }

    private static Identifier number(Citizen citizen) {
        return People.identifier(citizen.known().id());
    }

    /** Of a year in which no test has anybody. */
    private static Identifier unknown() {
        return People.identifier(
                SyntheticNumbers.bornOn("1931-03-0" + (1 + COUNT.incrementAndGet() % 9), COUNT.get() / 9));
    }
}
