package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import no.samtykke.fhirserver.smart.Caller;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Door 1: what may be asked. */
class RequestGuardTest extends AtTheGuard {

    private static final RefusedWith ABSENT = new RefusedWith(404, "");

    @Nested
    class An_app {

        @ParameterizedTest
        @CsvSource({"READ", "VREAD", "HISTORY_INSTANCE"})
        void looks_at_her_own_patient_resource(RestOperationTypeEnum operation) {
            assertLetIn(app("patient/Patient.rs"), operation, "Patient", "kari");
        }

        @ParameterizedTest
        @CsvSource({"READ", "VREAD", "HISTORY_INSTANCE"})
        void looks_at_no_other(RestOperationTypeEnum operation) {
            assertThat(refused(app("patient/Patient.rs"), operation, "Patient", "ola"))
                    .isEqualTo(ABSENT);
        }

        @ParameterizedTest
        @CsvSource({
            "READ, patient/Patient.s",
            "VREAD, patient/Patient.s",
            "HISTORY_INSTANCE, patient/Patient.s",
            "SEARCH_TYPE, patient/Patient.r",
            "CREATE, patient/Observation.rs",
            "UPDATE, patient/Observation.crsd",
            "DELETE, patient/Observation.crus"
        })
        void needs_the_scope_for_each_interaction(RestOperationTypeEnum operation, String scopes) {
            String type = scopes.contains("Patient") ? "Patient" : "Observation";

            assertThat(refused(app(scopes), operation, type, "kari")).isEqualTo(new RefusedWith(403, "scope-missing"));
        }

        @Test
        void searches_and_creates_within_its_scopes() {
            assertLetIn(app("patient/Observation.cs"), RestOperationTypeEnum.SEARCH_TYPE, "Observation", "");
            assertLetIn(app("patient/Observation.cs"), RestOperationTypeEnum.CREATE, "Observation", "");
        }

        @Test
        void asks_no_question_that_reaches_out_of_the_type() {
            var request = request(app("patient/*.rs"), RestOperationTypeEnum.SEARCH_TYPE, "Observation", "");
            request.addParameter("_has:Provenance:target:agent", new String[] {"x"});

            assertThat(refused(request, RestOperationTypeEnum.SEARCH_TYPE).status())
                    .isEqualTo(400);
        }

        @Test
        void reads_what_its_own_provider_looks_up() {
            assertLetIn(app("patient/AuditEvent.r"), RestOperationTypeEnum.READ, "AuditEvent", "1");
        }

        @Test
        void must_name_what_it_reads() {
            assertThat(refused(app("patient/*.rs"), RestOperationTypeEnum.READ, "Patient", ""))
                    .isEqualTo(NOT_SERVED);
        }

        @Test
        void sends_no_transaction() {
            var request = request(app("patient/*.cruds"), RestOperationTypeEnum.TRANSACTION, "", "");
            request.setResource(new Bundle());

            assertThat(refused(request, RestOperationTypeEnum.TRANSACTION)).isEqualTo(NOT_SERVED);
        }

        @Test
        void sets_no_condition_on_a_write() {
            for (var operation : new RestOperationTypeEnum[] {
                RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.DELETE
            }) {
                var request = request(app("patient/*.cruds"), operation, "Observation", "1");
                ((MockHttpServletRequest) request.getServletRequest()).addHeader("X-Provenance", "{}");

                assertThat(refused(request, operation)).as(operation.name()).isEqualTo(NOT_SERVED);
            }
            var create = request(app("patient/*.cruds"), RestOperationTypeEnum.CREATE, "Observation", "");
            create.addHeader("If-None-Exist", "Observation?code=x");

            assertThat(refused(create, RestOperationTypeEnum.CREATE)).isEqualTo(NOT_SERVED);
        }

        @Test
        void is_told_that_the_session_has_ended() {
            var app = app("patient/*.rs");
            enforcement.endSession();

            assertThat(refused(app, RestOperationTypeEnum.READ, "Patient", "kari"))
                    .isEqualTo(new RefusedWith(401, "session-ended"));
        }

        private Caller app(String scopes) {
            return enforcement.app(scopes);
        }
    }

    @Nested
    class The_person_who_acts {

        @Test
        void reads_her_own_patient_resource_for_fhirUser_but_not_that_of_a_stranger() {
            var app = enforcement.app("ola", "fhirUser patient/*.rs");
            database("ola");

            assertThat(refused(app, RestOperationTypeEnum.READ, "Patient", "ola")
                            .status())
                    .isEqualTo(403);
            assertThat(refused(app, RestOperationTypeEnum.READ, "Observation", "kari")
                            .status())
                    .isEqualTo(403);
        }

        /** She approved it for another, so that nothing but the missing ground stands in the way. */
        private void database(String subject) {
            enforcement.database.sql("""
                            insert into samtykke.consent_fact
                            (consent_id, patient_id, category, permits, readable, performer, client_id, scope)
                            values ('a', ?, 'app-access', true, true, 'kari', 'app', 'fhirUser patient/*.rs')""").param(subject).update();
            enforcement.consent(subject, "platform-terms", true);
            assertLetIn(
                    enforcement.app(subject, "fhirUser patient/*.rs"), RestOperationTypeEnum.READ, "Patient", "kari");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"HISTORY_TYPE", "HISTORY_SYSTEM", "SEARCH_SYSTEM", "PATCH", "VALIDATE", "GET_PAGE", "META"})
    void what_has_no_line_is_served_to_nobody(RestOperationTypeEnum operation) {
        assertThat(refused(enforcement.app("patient/*.cruds"), operation, "Observation", "1"))
                .isEqualTo(NOT_SERVED);
    }

    @Test
    void the_capability_statement_is_open() {
        assertThatCode(() -> guard(new ServletRequestDetails(), RestOperationTypeEnum.METADATA))
                .doesNotThrowAnyException();
    }

    @Test
    void a_request_without_a_caller_is_refused() {
        var request = request(enforcement.app("patient/*.rs"), RestOperationTypeEnum.READ, "Patient", "kari");
        request.setServletRequest(new MockHttpServletRequest());

        assertThat(refused(request, RestOperationTypeEnum.READ)).isEqualTo(new RefusedWith(401, "session-ended"));
    }
}
