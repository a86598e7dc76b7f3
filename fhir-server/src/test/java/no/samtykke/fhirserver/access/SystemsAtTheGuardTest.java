package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.function.Consumer;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Door 1 for systems and for operations. */
class SystemsAtTheGuardTest extends AtTheGuard {

    @Nested
    class A_system {

        private final Caller system = new BackendService("loader", new SmartScopes("system/*.cruds"));

        @Test
        void loads_plain_new_resources() {
            assertThatCode(() -> guard(load(plain()), RestOperationTypeEnum.TRANSACTION))
                    .doesNotThrowAnyException();
        }

        @Test
        void loads_nothing_with_a_condition_or_another_method_or_another_address() {
            assertThat(loading(entry -> entry.getRequest().setIfNoneExist("x"))).isEqualTo(400);
            assertThat(loading(entry -> entry.getRequest().setMethod(Bundle.HTTPVerb.PUT)))
                    .isEqualTo(400);
            assertThat(loading(entry -> entry.getRequest().setUrl("Patient"))).isEqualTo(400);
            assertThat(loading(entry -> entry.setResource(null))).isEqualTo(400);
        }

        @Test
        void loads_no_types_that_are_not_loaded() {
            var entry = plain();
            entry.setResource(new Parameters().addParameter("a", true))
                    .getRequest()
                    .setUrl("Parameters");

            assertThat(refused(load(entry), RestOperationTypeEnum.TRANSACTION))
                    .isEqualTo(new RefusedWith(403, "system-not-granted"));
        }

        @Test
        void loads_two_hundred_at_once_and_no_more() {
            var bundle = new Bundle();
            for (int i = 0; i < RequestGuard.MAX_ENTRIES; i++) {
                bundle.addEntry(plain());
            }
            var request = request(system, RestOperationTypeEnum.TRANSACTION, "", "");
            request.setResource(bundle);
            assertThatCode(() -> guard(request, RestOperationTypeEnum.TRANSACTION))
                    .doesNotThrowAnyException();

            bundle.addEntry(plain());
            assertThat(refused(request, RestOperationTypeEnum.TRANSACTION).status())
                    .isEqualTo(400);
        }

        @Test
        void sends_a_bundle_or_nothing() {
            var request = request(system, RestOperationTypeEnum.TRANSACTION, "", "");
            request.setResource(new Organization());

            assertThat(refused(request, RestOperationTypeEnum.TRANSACTION)).isEqualTo(NOT_SERVED);
        }

        @ParameterizedTest
        @CsvSource({"READ", "VREAD", "HISTORY_INSTANCE", "SEARCH_TYPE", "UPDATE", "DELETE"})
        void reads_and_changes_nothing(RestOperationTypeEnum operation) {
            assertThat(refused(system, operation, "Organization", "1"))
                    .isEqualTo(new RefusedWith(403, "system-not-granted"));
        }

        private int loading(Consumer<BundleEntryComponent> spoil) {
            var entry = plain();
            spoil.accept(entry);
            return refused(load(entry), RestOperationTypeEnum.TRANSACTION).status();
        }

        private ServletRequestDetails load(BundleEntryComponent entry) {
            var request = request(system, RestOperationTypeEnum.TRANSACTION, "", "");
            request.setResource(new Bundle().addEntry(entry));
            return request;
        }

        private static BundleEntryComponent plain() {
            var entry = new BundleEntryComponent().setResource(new Observation().setStatus(ObservationStatus.FINAL));
            entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl("Observation");
            return entry;
        }
    }

    @Nested
    class An_operation {

        @Test
        void is_for_those_whom_the_list_names() {
            assertThatCode(() -> guard(
                            operation(new LoginServer("auth"), "$login"),
                            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER))
                    .doesNotThrowAnyException();
            assertThat(refused(
                            operation(enforcement.app("patient/*.cruds"), "$login"),
                            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER))
                    .isEqualTo(NOT_SERVED);
            assertThat(refused(
                            operation(new BackendService("s", new SmartScopes("system/*.cruds")), "$login"),
                            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER))
                    .isEqualTo(NOT_SERVED);
        }

        @Test
        void that_is_not_in_the_list_is_served_to_nobody() {
            assertThat(refused(
                            operation(new LoginServer("auth"), "$everything"),
                            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER))
                    .isEqualTo(NOT_SERVED);
        }

        private ServletRequestDetails operation(Caller caller, String code) {
            var request = request(caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, "", "");
            request.setOperation(code);
            return request;
        }
    }
}
