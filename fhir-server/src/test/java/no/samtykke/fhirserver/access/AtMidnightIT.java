package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.PortToRegister;
import no.samtykke.fhirserver.representation.Registered;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.representation.RepresentationSettings;
import no.samtykke.fhirserver.representation.TestRegister;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A day begins and ends at midnight in Norway, to the second, in summer and in winter. */
class AtMidnightIT {

    private static final JdbcClient DATABASE =
            JdbcClient.create(EmbeddedDatabase.migrated().dataSource());
    private static final TestRegister REGISTER = register();
    private static final SmartScopes SCOPES = new SmartScopes("patient/Observation.rs");
    private static int people;

    private final String actor = "actor" + people++;
    private final String subject = "subject" + people++;
    private final UUID sid = UUID.randomUUID();

    @AfterAll
    static void close() {
        REGISTER.close();
    }

    @BeforeEach
    void both_have_accepted_and_she_has_approved_the_app() {
        DATABASE.sql("insert into samtykke.login_session (sid, patient_id, started_at) values (?, ?, now())")
                .params(sid, actor)
                .update();
        for (String person : List.of(actor, subject)) {
            consent(person, "platform-terms");
        }
        consent(subject, "app-access");
    }

    @ParameterizedTest(name = "from {0} to {1}, at {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # first,     last,       moment,               answer
            -,           2027-03-27, 2027-03-27T22:59:59Z, power-of-attorney
            -,           2027-03-27, 2027-03-27T23:00:00Z, no-ground
            -,           2027-03-28, 2027-03-28T21:59:59Z, power-of-attorney
            -,           2027-03-28, 2027-03-28T22:00:00Z, no-ground
            -,           2027-06-30, 2027-06-30T21:59:59Z, power-of-attorney
            -,           2027-06-30, 2027-06-30T22:00:00Z, no-ground
            -,           2027-10-30, 2027-10-30T22:00:00Z, no-ground
            -,           2027-10-31, 2027-10-31T22:59:59Z, power-of-attorney
            -,           2027-10-31, 2027-10-31T23:00:00Z, no-ground
            -,           2028-02-29, 2028-02-29T22:59:59Z, power-of-attorney
            -,           2028-02-29, 2028-02-29T23:00:00Z, no-ground
            2027-03-28,  -,          2027-03-27T22:59:59Z, no-ground
            2027-03-28,  -,          2027-03-27T23:00:00Z, power-of-attorney
            2027-07-01,  2027-07-01, 2027-06-30T21:59:59Z, no-ground
            2027-07-01,  2027-07-01, 2027-06-30T22:00:00Z, power-of-attorney
            2027-07-01,  2027-07-01, 2027-07-01T22:00:00Z, no-ground
            """)
    void a_power_of_attorney(@Nullable String first, @Nullable String last, String moment, String answer) {
        person(subject, "1950-01-01");
        mandate(person(actor, "1985-01-01"), first, last);

        assertThat(answerAt(moment)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "born {0}, at {1}: {2}")
    @CsvSource(textBlock = """
            # holder born, moment,               answer
            2009-05-17,    2027-05-16T21:59:59Z, holder-under-age
            2009-05-17,    2027-05-16T22:00:00Z, power-of-attorney
            2012-02-29,    2030-02-28T22:59:59Z, holder-under-age
            2012-02-29,    2030-02-28T23:00:00Z, power-of-attorney
            """)
    void a_holder_turns_18(String bornOn, String moment, String answer) {
        person(subject, "1950-01-01");
        mandate(person(actor, bornOn), null, null);

        assertThat(answerAt(moment)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "born {0}, at {1}: {2}")
    @CsvSource(textBlock = """
            # child born, moment,               answer
            2011-05-17,   2023-05-16T21:59:59Z, parental-responsibility
            2011-05-17,   2023-05-16T22:00:00Z, youth-privacy
            2011-05-17,   2027-05-16T21:59:59Z, youth-privacy
            2011-05-17,   2027-05-16T22:00:00Z, child-turned-16
            2012-02-29,   2028-02-28T22:59:59Z, youth-privacy
            2012-02-29,   2028-02-28T23:00:00Z, child-turned-16
            2084-02-29,   2100-02-28T22:59:59Z, youth-privacy
            2084-02-29,   2100-02-28T23:00:00Z, child-turned-16
            """)
    void a_child_turns_12_and_16(String bornOn, String moment, String answer) {
        var child = SyntheticNumbers.bornOn(bornOn.replace("2084", "1984"), people++);
        var record = Registered.person(child, "Child", bornOn);
        REGISTER.add(record);
        identity(subject, child);
        REGISTER.add(Registered.parent(person(actor, "1985-01-01"), record));

        assertThat(answerAt(moment)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "born {0}: {1}")
    @CsvSource(textBlock = """
            2011-05-17, 2027-05-16
            2012-02-29, 2028-02-28
            2084-02-29, 2100-02-28
            2012-03-01, 2028-02-29
            2011-01-01, 2026-12-31
            """)
    void a_parents_last_day_is_told_as_it_is_decided(String bornOn, String last) {
        var child = LocalDate.parse(bornOn);
        var rule = new ParentRule(16, 12);
        var parent = new Relation.ParentOf(child, true, false);

        assertThat(ParentRule.lastDay(child, 16)).isEqualTo(last);
        assertThat(rule.objection(parent, LocalDate.parse(last))).isEmpty();
        assertThat(rule.objection(parent, LocalDate.parse(last).plusDays(1))).contains(Reason.CHILD_TURNED_16);
    }

    private String answerAt(String moment) {
        var clock = Clock.fixed(Instant.parse(moment), ZoneId.of("Europe/Oslo"));
        var port = PortToRegister.of(new RepresentationSettings(REGISTER.base(), Duration.ofSeconds(20)), clock);
        var reader = new FactsReader(DATABASE, new Relations(port, clock), clock);
        var app = new CitizenApp("app", SCOPES, actor, subject, "idporten-loa-high", sid, UUID.randomUUID());
        var policy = new AccessPolicy(
                Clock.systemUTC(),
                new AccessProperties(16, 12),
                new SmartProperties(
                        URI.create("http://fhir"),
                        URI.create("http://issuer"),
                        null,
                        List.of("idporten-loa-high"),
                        null,
                        false));
        return switch (policy.decide(new AccessRequest(
                app,
                Interaction.SEARCH,
                "Observation",
                Target.SUBJECTS_DATA,
                new Change.Unseen(),
                new Content.Unseen(),
                reader.read(app),
                reader.today()))) {
            case Permit(var ground) -> ground.code();
            case Deny(var reason) -> reason.code();
        };
    }

    private NationalId person(String patient, String bornOn) {
        var number = SyntheticNumbers.bornOn(bornOn, people++);
        REGISTER.add(Registered.person(number, "Synthetic Person", bornOn));
        identity(patient, number);
        return number;
    }

    private static void identity(String patient, NationalId number) {
        DATABASE.sql("insert into samtykke.patient_identity (system, value, patient_id, in_use) values (?, ?, ?, true)")
                .params(number.system(), number.value(), patient)
                .update();
    }

    private void mandate(NationalId holder, @Nullable String first, @Nullable String last) {
        DATABASE.sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas, starts_on,
                         ends_on)
                        values (?, 'related', ?, ?, ?, true, 'registered-information', ?, ?)""")
                .params(UUID.randomUUID().toString(), subject, holder.system(), holder.value(), day(first), day(last))
                .update();
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return Optional.ofNullable(day).map(LocalDate::parse).orElse(null);
    }

    private void consent(String patient, String category) {
        DATABASE.sql("""
                        insert into samtykke.consent_fact
                        (consent_id, patient_id, category, permits, readable, performer, client_id, client_name, scope,
                         policy, level)
                        values (?, ?, ?, true, true, ?, 'app', 'An app', 'patient/Observation.rs', 'p', 'full')""")
                .params(UUID.randomUUID().toString(), patient, category, actor)
                .update();
    }

    private static TestRegister register() {
        try {
            return new TestRegister();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
