package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.api.server.SimplePreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Door 4: what leaves. */
class LastDoorTest {

    private static final String LABORATORY = "patient/Observation.rs?category=laboratory";

    private final Enforcement enforcement = new Enforcement();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LastDoor last = new LastDoor(enforcement.decisions, enforcement.tokens, meters);

    @Test
    void shows_her_own_and_stops_what_is_anothers() {
        var app = enforcement.app("patient/Observation.rs");

        assertThatCode(() -> show(app, RestOperationTypeEnum.READ, Enforcement.observation("kari", "laboratory")))
                .doesNotThrowAnyException();
        assertStopped(() -> show(app, RestOperationTypeEnum.READ, Enforcement.observation("ola", "laboratory")));
        assertThat(stopped()).isOne();
    }

    @Test
    void stops_what_is_out_of_reach_of_a_granular_scope() {
        var app = enforcement.app(LABORATORY);

        assertThatCode(() -> show(app, RestOperationTypeEnum.READ, Enforcement.observation("kari", "laboratory")))
                .doesNotThrowAnyException();
        assertStopped(() -> show(app, RestOperationTypeEnum.READ, Enforcement.observation("kari", "vital-signs")));
    }

    @Test
    void judges_a_search_as_a_search_and_a_read_as_a_read() {
        var searcher = enforcement.app("patient/Observation.s");

        assertThatCode(() -> show(searcher, RestOperationTypeEnum.SEARCH_TYPE, Enforcement.observation("kari", "x")))
                .doesNotThrowAnyException();
        assertStopped(() -> show(searcher, RestOperationTypeEnum.READ, Enforcement.observation("kari", "x")));
    }

    @Test
    void looks_at_every_resource_of_an_answer() {
        var app = enforcement.app("patient/Observation.rs");
        var page = bundle(Enforcement.observation("kari", "x"), Enforcement.observation("ola", "x"));

        assertStopped(() -> answer(app, RestOperationTypeEnum.SEARCH_TYPE, page));
        assertStopped(() -> show(app, RestOperationTypeEnum.SEARCH_TYPE, Enforcement.observation("kari", "x"), page));
    }

    @Test
    void lets_what_says_nothing_of_anybody_pass() {
        var app = enforcement.app("patient/Observation.rs");

        for (var harmless : List.of(new OperationOutcome(), new CapabilityStatement(), new Bundle())) {
            assertThatCode(() -> answer(app, RestOperationTypeEnum.READ, harmless))
                    .doesNotThrowAnyException();
        }
        last.onResponse(request(app, RestOperationTypeEnum.READ), null, null);
        assertThat(stopped()).isZero();
    }

    @Test
    void lets_an_operation_answer_without_resources() {
        var app = enforcement.app("patient/Observation.rs");
        var plain = new Parameters().addParameter("allowed", true);
        var hiding = new Parameters();
        hiding.addParameter().setName("one").addPart().setName("two").setResource(Enforcement.observation("kari", "x"));

        assertThatCode(() -> answer(app, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, plain))
                .doesNotThrowAnyException();
        assertStopped(() -> answer(app, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, hiding));
        assertStopped(() -> answer(app, RestOperationTypeEnum.READ, plain));
    }

    @Test
    void shows_what_is_nobodys_where_it_was_asked_for() {
        var app = enforcement.app("openid");
        var form = new Questionnaire();
        var request = enforcement.request(app, RestOperationTypeEnum.READ, "Questionnaire");

        assertThatCode(() -> last.onResponse(request, form, new ResponseDetails(form)))
                .doesNotThrowAnyException();
        assertStopped(() -> answer(app, RestOperationTypeEnum.READ, form));
        assertStopped(() -> last.onResponse(request, Enforcement.observation("kari", "x"), new ResponseDetails(form)));
    }

    @Test
    void shows_a_login_server_and_a_system_no_resource() {
        for (var caller :
                List.of(new LoginServer("auth"), new BackendService("loader", new SmartScopes("system/*.cruds")))) {
            assertThatCode(() -> answer(caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, new Parameters()))
                    .doesNotThrowAnyException();
            assertStopped(() -> answer(
                    caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, Enforcement.observation("kari", "x")));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"CREATE", "UPDATE", "DELETE"})
    void shows_what_was_written_only_to_an_app_that_may_read_it(RestOperationTypeEnum write) {
        var reads = enforcement.app("patient/Observation.cruds");
        assertThat(written(reads, write, Enforcement.observation("kari", "x"))).isNotNull();
        assertThat(written(reads, write, Enforcement.observation("ola", "x"))).isNull();

        var writes = enforcement.app("patient/Observation.cud");
        assertThat(written(writes, write, Enforcement.observation("kari", "x"))).isNull();
        assertThat(written(writes, write, new OperationOutcome())).isNotNull();
    }

    @Test
    void shows_a_loader_the_references_of_its_load() {
        var system = new BackendService("loader", new SmartScopes("system/*.cruds"));

        assertThat(written(system, RestOperationTypeEnum.TRANSACTION, new Bundle()))
                .isNotNull();
        assertThat(written(system, RestOperationTypeEnum.CREATE, Enforcement.observation("kari", "x")))
                .isNull();
    }

    @Test
    void leaves_what_the_server_does_of_itself_and_what_is_being_written_alone() {
        last.onShow(new SimplePreResourceShowDetails(Enforcement.observation("ola", "x")), new SystemRequestDetails());
        show(
                enforcement.app("patient/Observation.c"),
                RestOperationTypeEnum.CREATE,
                Enforcement.observation("ola", "x"));

        assertThat(stopped()).isZero();
    }

    private @Nullable IBaseResource written(Caller caller, RestOperationTypeEnum write, IBaseResource answer) {
        var response = new ResponseDetails(answer);
        last.onResponse(request(caller, write), answer, response);
        return response.getResponseResource();
    }

    private void show(Caller caller, RestOperationTypeEnum operation, IBaseResource... resources) {
        last.onShow(new SimplePreResourceShowDetails(List.of(resources)), request(caller, operation));
    }

    private void answer(Caller caller, RestOperationTypeEnum operation, IBaseResource answer) {
        last.onResponse(request(caller, operation), answer, new ResponseDetails(answer));
    }

    private double stopped() {
        return meters.counter(LastDoor.METRIC).count();
    }

    private static void assertStopped(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(InternalErrorException.class);
    }

    private ServletRequestDetails request(Caller caller, RestOperationTypeEnum operation) {
        return enforcement.request(caller, operation, "Observation");
    }

    private static Bundle bundle(Observation... all) {
        var bundle = new Bundle();
        for (var one : all) {
            bundle.addEntry().setResource(one);
        }
        return bundle;
    }
}
