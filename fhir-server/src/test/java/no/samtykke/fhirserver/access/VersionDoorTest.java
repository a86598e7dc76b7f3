package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SimplePreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between the doors: a version that was loaded by its id. */
class VersionDoorTest {

    private static final String LABORATORY = "patient/Observation.rs?category=laboratory";

    private final Enforcement enforcement = new Enforcement();
    private final VersionDoor versions = new VersionDoor(enforcement.decisions, enforcement.tokens);

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"READ", "VREAD"})
    void out_of_reach_is_absent(RestOperationTypeEnum operation) {
        var app = enforcement.app(LABORATORY);

        assertThatCode(() -> load(app, operation, Enforcement.observation("kari", "laboratory")))
                .doesNotThrowAnyException();
        assertThat(RefusedWith.of(() -> load(app, operation, Enforcement.observation("kari", "vital-signs")))
                        .status())
                .isEqualTo(404);
        assertThat(RefusedWith.of(() -> load(app, operation, Enforcement.observation("ola", "laboratory")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void out_of_reach_is_left_out_of_a_history() {
        var loaded = load(
                enforcement.app(LABORATORY),
                RestOperationTypeEnum.HISTORY_INSTANCE,
                Enforcement.observation("kari", "laboratory"),
                Enforcement.observation("kari", "vital-signs"));

        assertThat(loaded.isDontReturnResourceAtIndex(0)).isFalse();
        assertThat(loaded.isDontReturnResourceAtIndex(1)).isTrue();
    }

    @Test
    void of_what_a_search_finds_is_not_looked_at_again() {
        var app = enforcement.app(LABORATORY);

        assertThatCode(() -> load(app, RestOperationTypeEnum.SEARCH_TYPE, Enforcement.observation("ola", "x")))
                .doesNotThrowAnyException();
    }

    @Test
    void is_of_no_concern_to_a_system() {
        var system = new BackendService("loader", new SmartScopes("system/*.cruds"));

        assertThatCode(() -> load(system, RestOperationTypeEnum.READ, Enforcement.observation("ola", "x")))
                .doesNotThrowAnyException();
        assertThatCode(() -> versions.onLoad(loaded(Enforcement.observation("ola", "x")), new SystemRequestDetails()))
                .doesNotThrowAnyException();
    }

    @Test
    void counts_in_the_total_unless_some_may_be_left_out() {
        assertThat(total(enforcement.app("patient/Observation.rs"), RestOperationTypeEnum.HISTORY_INSTANCE))
                .isEqualTo(7);
        assertThat(total(enforcement.app(LABORATORY), RestOperationTypeEnum.HISTORY_INSTANCE))
                .isZero();
        assertThat(total(enforcement.app(LABORATORY), RestOperationTypeEnum.SEARCH_TYPE))
                .isEqualTo(7);
    }

    private int total(Caller caller, RestOperationTypeEnum operation) {
        var history = new Bundle().setTotal(7);
        versions.onHistory(request(caller, operation), history);
        return history.getTotal();
    }

    private SimplePreResourceAccessDetails load(
            Caller caller, RestOperationTypeEnum operation, IBaseResource... resources) {
        var loaded = loaded(resources);
        versions.onLoad(loaded, request(caller, operation));
        return loaded;
    }

    private static SimplePreResourceAccessDetails loaded(IBaseResource... resources) {
        return new SimplePreResourceAccessDetails(List.of(resources));
    }

    private ServletRequestDetails request(Caller caller, RestOperationTypeEnum operation) {
        return enforcement.request(caller, operation, "Observation");
    }
}
