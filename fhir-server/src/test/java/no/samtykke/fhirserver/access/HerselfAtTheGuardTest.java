package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import no.samtykke.fhirserver.smart.Caller.Organisation;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Door 1 for what a person does about herself: powers of attorney and operations; and for what is nobody's. */
class HerselfAtTheGuardTest extends AtTheGuard {

    private static final RefusedWith NOT_HERS = new RefusedWith(403, "consent-not-yours");

    @Nested
    class A_power_of_attorney {

        @Test
        void is_given_by_one_who_may_create_both_parts_for_herself() {
            var app = enforcement.app("patient/RelatedPerson.c patient/Consent.c");

            assertThatCode(() -> guard(
                            transaction(app, new RelatedPerson().setActive(true), power()),
                            RestOperationTypeEnum.TRANSACTION))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"patient/RelatedPerson.c", "patient/Consent.c", "patient/*.rs"})
        void takes_the_scopes_of_both(String scopes) {
            var request = transaction(enforcement.app(scopes), new RelatedPerson().setActive(true), power());

            assertThat(refused(request, RestOperationTypeEnum.TRANSACTION))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
        }

        @Test
        void stays_within_a_granular_scope() {
            var scopes = "patient/RelatedPerson.c patient/Consent.c?category=";

            assertThat(refused(
                            transaction(enforcement.app(scopes + "health-archive"), power()),
                            RestOperationTypeEnum.TRANSACTION))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
            assertThatCode(() -> guard(
                            transaction(enforcement.app(scopes + "proxy-mandate"), power()),
                            RestOperationTypeEnum.TRANSACTION))
                    .doesNotThrowAnyException();
        }

        @Test
        void is_the_only_transaction_of_an_app() {
            var archive = new Consent().addCategory(ConsentCategory.HEALTH_ARCHIVE.concept());

            assertThat(refused(
                            transaction(enforcement.app("patient/*.cruds"), archive),
                            RestOperationTypeEnum.TRANSACTION))
                    .isEqualTo(NOT_SERVED);
            assertThat(refused(transaction(new LoginServer("auth"), power()), RestOperationTypeEnum.TRANSACTION))
                    .isEqualTo(NOT_SERVED);
        }

        private ServletRequestDetails transaction(Caller caller, Resource... sent) {
            var request = request(caller, RestOperationTypeEnum.TRANSACTION, "", "");
            var bundle = new Bundle();
            for (var one : sent) {
                bundle.addEntry().setResource(one);
            }
            request.setResource(bundle);
            return request;
        }

        private static Consent power() {
            return new Consent().addCategory(ConsentCategory.PROXY_MANDATE.concept());
        }
    }

    @Nested
    class An_operation_about_herself {

        @ParameterizedTest
        @CsvSource({
            "$mandates, patient/RelatedPerson.s",
            "$representations, patient/RelatedPerson.s",
            "$end-mandate, patient/Consent.u",
            "$end-mandate, patient/Consent.u?category=proxy-mandate"
        })
        void takes_the_scope_of_its_use(String operation, String scopes) {
            assertThatCode(() -> call(enforcement.app(scopes), operation)).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource({
            "$mandates, patient/RelatedPerson.r",
            "$end-mandate, patient/RelatedPerson.cruds",
            "$end-mandate, patient/Consent.u?category=health-archive"
        })
        void is_refused_without_it(String operation, String scopes) {
            assertThat(RefusedWith.of(() -> call(enforcement.app(scopes), operation)))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
        }

        @Test
        void is_done_for_nobody_else() {
            assertThat(RefusedWith.of(() -> call(enforcement.app("ola", "patient/*.cruds"), "$mandates")))
                    .isEqualTo(NOT_HERS);
        }

        @Test
        void is_hindered_by_no_closure_but_the_emergency_block() {
            enforcement.consent("kari", "self-access-closure", false);
            var app = enforcement.app("patient/*.cruds");
            assertThatCode(() -> call(app, "$end-mandate")).doesNotThrowAnyException();

            enforcement.consent("kari", "emergency-block", false);
            assertThat(RefusedWith.of(() -> call(enforcement.app("patient/*.cruds"), "$end-mandate")))
                    .isEqualTo(new RefusedWith(403, "emergency-blocked"));
        }

        @Test
        void names_who_decides() {
            var request = operation(enforcement.app("patient/Consent.u"), "$end-mandate");
            guard(request, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);

            var decider = Decider.of(request);

            assertThat(decider.actorId()).contains("kari");
            assertThat(decider.clientName()).isEqualTo("An app");
            assertThat(decider.groundCode()).contains(Ground.OWN_DATA.code());
            assertThat(decider.sid()).contains(enforcement.session);
            assertThat(decider.agent().getReference()).isEqualTo("Patient/kari");
        }
    }

    @Nested
    class An_operation_for_a_citizen {

        @Test
        void takes_what_its_use_says_with_the_patient_in_context() {
            assertThatCode(() -> call(enforcement.app("patient/Consent.c"), "$kjernejournal-opt-out"))
                    .doesNotThrowAnyException();
            assertThat(RefusedWith.of(() -> call(enforcement.app("patient/Consent.rs"), "$kjernejournal-opt-out")))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
        }

        @Test
        void is_done_by_staff_in_their_own_name() {
            var staff = new BackendService(
                    "forms",
                    new SmartScopes("https://samtykke.example/scope/staff"),
                    Optional.of(new Organisation("983971636", Optional.empty())));
            var request = operation(staff, "$kjernejournal-opt-out");
            guard(request, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);

            var decider = Decider.of(request);

            assertThat(decider.actorId()).isEmpty();
            assertThat(decider.sid()).isEmpty();
            assertThat(decider.agent().getDisplay()).isEqualTo("org.nr. 983971636");
            assertThat(decider.agent().getIdentifier().getValue()).isEqualTo("forms");
        }

        @Test
        void explains_to_any_app_whatever_it_may_do() {
            assertThatCode(() -> call(enforcement.app("openid"), "$explain")).doesNotThrowAnyException();
        }
    }

    @Test
    void what_is_nobodys_is_shown_to_anybody() {
        var nobody = new ServletRequestDetails();
        nobody.setResourceName("Questionnaire");

        assertThatCode(() -> guard(nobody, RestOperationTypeEnum.READ)).doesNotThrowAnyException();
        assertThatCode(() -> guard(nobody, RestOperationTypeEnum.SEARCH_TYPE)).doesNotThrowAnyException();
        assertThat(refused(
                                enforcement.app("patient/*.cruds"),
                                RestOperationTypeEnum.HISTORY_INSTANCE,
                                "Questionnaire",
                                "1")
                        .status())
                .isEqualTo(403);
        assertThat(PublicContent.holds(null)).isFalse();
        assertThat(PublicContent.holds("Patient")).isFalse();
    }

    private void call(Caller caller, String operation) {
        guard(operation(caller, operation), RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);
    }

    private ServletRequestDetails operation(Caller caller, String operation) {
        var request = request(caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, "", "");
        request.setOperation(operation);
        return request;
    }
}
