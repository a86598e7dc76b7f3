package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.Explanation.Question;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is told of why, asked of the policy with real facts. */
class ExplanationsTest {

    private static final Question QUESTION = new Question(Interaction.READ, "Observation", Optional.empty());
    private static final String ORIGIN = "https://samtykke.example/fhir/CodeSystem/origin";

    private final Enforcement enforcement = new Enforcement();
    private final Explanations explanations = new Explanations(
            enforcement.policy,
            enforcement.decisions,
            enforcement.facts,
            enforcement.ownership,
            enforcement.content,
            enforcement.changes,
            Enforcement.SMART);

    @Nested
    class An_app {

        @Test
        void is_told_the_ground_and_the_consents_that_carry_it() {
            var told = ofType(enforcement.app("patient/Observation.rs"), Interaction.READ, "Observation");

            assertThat(told.ground()).contains(Ground.OWN_DATA);
            assertThat(told.reason()).isEmpty();
            assertThat(told.consents()).hasSize(2);
        }

        @Test
        void is_told_the_reason_and_the_consent_that_refuses() {
            enforcement.consent("kari", "record-access-closure", false);

            var told = ofType(enforcement.app("patient/*.rs"), Interaction.SEARCH, "Condition");

            assertThat(told.reason()).contains(Reason.RECORD_ACCESS_CLOSED);
            assertThat(told.ground()).isEmpty();
            assertThat(told.consents()).hasSize(1);
        }

        @Test
        void whose_session_has_ended_is_told_no_more_than_that() {
            var app = enforcement.app("patient/*.rs");
            enforcement.consent("kari", "emergency-block", false);
            enforcement.endSession();

            var told = ofType(app, Interaction.READ, "Observation");

            assertThat(told.reason()).contains(Reason.SESSION_ENDED);
            assertThat(told.consents()).isEmpty();
        }

        @Test
        void is_told_of_a_stored_resource_as_the_doors_would_answer() {
            enforcement.store(observation("laboratory", false), "kari", "Observation.subject");
            var all = enforcement.app("patient/*.cruds");

            assertThat(ofStored(all, Interaction.READ, "1").ground()).contains(Ground.OWN_DATA);
            assertThat(ofStored(all, Interaction.READ, "2").reason()).contains(Reason.NOT_KNOWN);
            assertThat(ofStored(all, Interaction.UPDATE, "1").reason()).contains(Reason.NOT_YOUR_ARCHIVE);
            assertThat(ofStored(all, Interaction.DELETE, "1").reason()).contains(Reason.NOT_YOUR_ARCHIVE);
        }

        @Test
        void may_change_what_she_stored_through_an_app() {
            enforcement.store(observation("laboratory", true), "kari", "Observation.subject");
            var all = enforcement.app("patient/*.cruds");

            assertThat(ofStored(all, Interaction.UPDATE, "1").ground()).contains(Ground.OWN_DATA);
            assertThat(ofStored(all, Interaction.DELETE, "1").ground()).contains(Ground.OWN_DATA);
        }

        @Test
        void is_told_of_what_a_granular_scope_does_not_reach_as_of_what_is_not_there() {
            enforcement.store(observation("survey", false), "kari", "Observation.subject");
            var laboratory = enforcement.app("patient/Observation.rs?category=laboratory");

            assertThat(ofStored(laboratory, Interaction.READ, "1").reason()).contains(Reason.NOT_KNOWN);
        }

        @Test
        void is_told_the_refusal_of_the_type_before_anything_is_looked_up() {
            assertThat(ofStored(enforcement.app("patient/Condition.rs"), Interaction.READ, "1")
                            .reason())
                    .contains(Reason.SCOPE_MISSING);
        }

        @Test
        void is_told_of_an_entry_of_the_log_without_its_being_loaded() {
            assertThat(explain(
                                    enforcement.app("patient/*.rs"),
                                    new Question(Interaction.READ, "AuditEvent", Optional.of("7")))
                            .ground())
                    .contains(Ground.OWN_DATA);
        }

        @Test
        void that_acts_for_another_is_told_of_the_actors_own_patient_resource() {
            var forOla = enforcement.app("ola", "fhirUser patient/*.rs");
            approveFor("ola");

            assertThat(explain(forOla, new Question(Interaction.READ, "Patient", Optional.of("kari")))
                            .ground())
                    .contains(Ground.OWN_DATA);
            assertThat(explain(forOla, new Question(Interaction.READ, "Patient", Optional.of("ola")))
                            .reason())
                    .isPresent();
            assertThat(explain(forOla, new Question(Interaction.READ, "Observation", Optional.of("kari")))
                            .reason())
                    .isPresent();
        }

        private Explanation ofType(CitizenApp app, Interaction interaction, String type) {
            return explain(app, new Question(interaction, type, Optional.empty()));
        }

        private Explanation ofStored(CitizenApp app, Interaction interaction, String id) {
            return explain(app, new Question(interaction, "Observation", Optional.of(id)));
        }

        private Explanation explain(CitizenApp app, Question question) {
            return explanations.ofApp(request(app), app, question);
        }
    }

    @Nested
    class Support {

        private final BackendService system =
                new BackendService("support", new SmartScopes("https://samtykke.example/scope/support"));

        @Test
        void is_told_why_while_she_lets_it() {
            enforcement.app("patient/Observation.rs");
            enforcement.endSession();
            enforcement.consent("kari", "support-access", true);
            until(LocalDate.parse("2026-11-22"));

            assertThat(ask("kari").ground()).contains(Ground.OWN_DATA);
        }

        @Test
        void is_told_nothing_without_a_consent_that_has_an_end_and_is_in_force() {
            var refused = new RefusedWith(403, "support-access-missing");
            enforcement.app("patient/Observation.rs");
            assertThat(RefusedWith.of(() -> ask("kari"))).isEqualTo(refused);

            enforcement.consent("kari", "support-access", true);
            assertThat(RefusedWith.of(() -> ask("kari"))).isEqualTo(refused);

            until(LocalDate.parse("2026-11-21"));
            assertThat(RefusedWith.of(() -> ask("kari"))).isEqualTo(refused);
        }

        @Test
        void is_told_nothing_of_a_patient_by_the_consent_of_another() {
            enforcement.consent("kari", "support-access", true);
            until(LocalDate.parse("2026-11-30"));

            assertThat(RefusedWith.of(() -> ask("ola"))).isEqualTo(new RefusedWith(403, "support-access-missing"));
        }

        @Test
        void is_noted_with_the_patient_only_where_there_is_one() {
            var known = request(system);
            RefusedWith.of(() -> explanations.ofAnother(known, "kari", "kari", "app", QUESTION));
            assertThat(RequestAccess.of(known).orElseThrow().patient()).contains("kari");

            var unknown = request(system);
            RefusedWith.of(() -> explanations.ofAnother(unknown, "kari", "nobody", "app", QUESTION));
            assertThat(RequestAccess.of(unknown).orElseThrow().patient()).isEmpty();
        }

        private Explanation ask(String patient) {
            return explanations.ofAnother(request(system), "kari", patient, "app", QUESTION);
        }

        private void until(LocalDate day) {
            enforcement
                    .database
                    .sql("update samtykke.consent_fact set ends_on = ? where category = 'support-access'")
                    .param(day)
                    .update();
        }
    }

    private void approveFor(String subject) {
        enforcement.consent(subject, "platform-terms", true);
        enforcement.database.sql("""
                        insert into samtykke.consent_fact
                        (consent_id, patient_id, category, permits, readable, performer, client_id, scope)
                        values ('a', ?, 'app-access', true, true, 'kari', 'app', 'fhirUser patient/*.rs')""").param(subject).update();
    }

    private ServletRequestDetails request(Caller caller) {
        return enforcement.request(caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, "");
    }

    private static Observation observation(String category, boolean fromArchive) {
        var observation = Enforcement.observation("kari", category);
        if (fromArchive) {
            observation.getMeta().addTag().setSystem(ORIGIN).setCode("health-archive");
        }
        return observation;
    }
}
