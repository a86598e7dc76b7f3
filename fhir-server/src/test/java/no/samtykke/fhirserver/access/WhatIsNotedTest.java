package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What door 1 notes for the usage log, and what it asks of the current version. */
class WhatIsNotedTest extends AtTheGuard {

    private static final String LABORATORY = "patient/Observation.cruds?category=laboratory";

    @Test
    void a_permit_is_noted_with_patient_app_and_ground() {
        var access = noted(enforcement.app("patient/*.rs"), RestOperationTypeEnum.SEARCH_TYPE, "Observation");

        assertThat(access.patient()).contains("kari");
        assertThat(access.appName()).contains("An app");
        assertThat(access.ground()).contains(Ground.OWN_DATA);
        assertThat(access.refusal()).isEmpty();
    }

    @Test
    void a_refusal_is_noted_with_its_first_reason() {
        var access = noted(enforcement.app("patient/Condition.rs"), RestOperationTypeEnum.SEARCH_TYPE, "Observation");

        assertThat(access.refusal()).contains(Reason.SCOPE_MISSING);
        access.note(new AccessDecision.Deny(Reason.NO_GROUND));
        assertThat(access.refusal()).contains(Reason.SCOPE_MISSING);
        assertThat(access.ground()).isEmpty();
    }

    @Test
    void one_who_acts_for_another_is_noted_at_the_patient_in_context_unless_it_is_her_own_patient_resource() {
        var forOla = enforcement.app("ola", "fhirUser patient/*.rs");

        assertThat(noted(forOla, RestOperationTypeEnum.SEARCH_TYPE, "Observation")
                        .patient())
                .contains("ola");
        var own = request(forOla, RestOperationTypeEnum.READ, "Patient", "kari");
        RefusedWith.of(() -> guard(own, RestOperationTypeEnum.READ));
        assertThat(RequestAccess.of(own).orElseThrow().patient()).contains("kari");
    }

    @Test
    void what_is_not_served_is_noted() {
        assertThat(noted(enforcement.app("patient/*.rs"), RestOperationTypeEnum.HISTORY_TYPE, "Observation")
                        .refusal())
                .contains(Reason.NOT_SERVED);
    }

    @Test
    void an_operation_is_noted_at_the_patient_and_a_system_at_none() {
        var explain = operation(enforcement.app("openid"), "$explain");
        guard(explain, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);
        assertThat(RequestAccess.of(explain).orElseThrow().patient()).contains("kari");

        var staff = operation(
                new BackendService("forms", new SmartScopes("https://samtykke.example/scope/staff")),
                "$kjernejournal-opt-out");
        guard(staff, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);
        assertThat(RequestAccess.of(staff).orElseThrow().patient()).isEmpty();
        assertThat(RequestAccess.of(staff).orElseThrow().ground()).contains(Ground.SYSTEM);
    }

    @Test
    void a_power_given_for_another_is_refused_and_noted() {
        enforcement.consent("ola", "platform-terms", true);
        var request = request(enforcement.app("ola", "patient/*.cruds"), RestOperationTypeEnum.TRANSACTION, "", "");
        RefusedWith.of(() -> enforcement.decisions.demandForHerself(request));

        assertThat(RequestAccess.of(request).orElseThrow().refusal()).contains(Reason.CONSENT_NOT_YOURS);
        assertThatCode(() -> enforcement.decisions.demandForHerself(
                        request(enforcement.app("patient/*.cruds"), RestOperationTypeEnum.TRANSACTION, "", "")))
                .doesNotThrowAnyException();
    }

    @Test
    void an_operation_for_a_citizen_cannot_be_held_against_a_query() {
        var narrowed = enforcement.app("patient/Consent.c?category=kjernejournal-optout");

        assertThat(RefusedWith.of(() -> guard(
                        operation(narrowed, "$kjernejournal-opt-out"),
                        RestOperationTypeEnum.EXTENDED_OPERATION_SERVER)))
                .isEqualTo(new RefusedWith(403, "scope-missing"));
    }

    @Test
    void an_operation_for_staff_alone_is_not_served_to_an_app() {
        assertThat(RefusedWith.of(() -> guard(
                        operation(enforcement.app("patient/*.cruds"), "$check-representation"),
                        RestOperationTypeEnum.EXTENDED_OPERATION_SERVER)))
                .isEqualTo(NOT_SERVED);
    }

    @ParameterizedTest
    @CsvSource({"VREAD", "HISTORY_INSTANCE", "UPDATE", "DELETE"})
    void what_has_left_the_reach_of_a_granular_scope_is_gone_with_its_past(RestOperationTypeEnum operation) {
        enforcement.store(Enforcement.observation("kari", "survey"), "kari", "Observation.subject");
        assertThat(refused(enforcement.app(LABORATORY), operation, "Observation", "1")
                        .status())
                .isEqualTo(404);
        assertLetIn(enforcement.app("patient/*.cruds"), operation, "Observation", "1");
    }

    @ParameterizedTest
    @CsvSource({"VREAD", "HISTORY_INSTANCE"})
    void what_is_within_reach_is_let_in(RestOperationTypeEnum operation) {
        enforcement.store(Enforcement.observation("kari", "laboratory"), "kari", "Observation.subject");

        assertLetIn(enforcement.app(LABORATORY), operation, "Observation", "1");
        assertThat(refused(enforcement.app(LABORATORY), operation, "Observation", "2")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_right_to_the_type_comes_before_whose_it_is() {
        enforcement.consent("kari", "record-access-closure", false);

        assertThat(refused(enforcement.app("patient/*.rs"), RestOperationTypeEnum.READ, "Condition", "9"))
                .isEqualTo(new RefusedWith(403, "record-access-closed"));
    }

    private RequestAccess noted(Caller caller, RestOperationTypeEnum operation, String type) {
        var request = request(caller, operation, type, "");
        try {
            guard(request, operation);
        } catch (RuntimeException refused) {
            assertThat(refused).isNotNull();
        }
        return RequestAccess.of(request).orElseThrow();
    }

    private ServletRequestDetails operation(Caller caller, String code) {
        var request = request(caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, "", "");
        request.setOperation(code);
        return request;
    }
}
