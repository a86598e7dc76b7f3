package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Door 3: what is stored. */
class WriteDoorTest {

    private static final String ORIGIN = "https://samtykke.example/fhir/CodeSystem/origin";
    private static final RefusedWith ABSENT = new RefusedWith(404, "");
    private static final RefusedWith NOT_YOURS = new RefusedWith(403, "not-your-archive");

    private final Enforcement enforcement = new Enforcement();
    private final WriteDoor door = new WriteDoor(enforcement.decisions, enforcement.changes, enforcement.tokens);
    private final BackendService system = new BackendService("loader", new SmartScopes("system/Observation.cruds"));

    @Nested
    class An_app {

        @Test
        void stores_an_entry_and_the_server_says_where_it_came_from() {
            var entry = observation("kari");
            entry.getMeta().addTag().setSystem("https://app.example").setCode("mine");

            door.onCreate(entry, request(app(), RestOperationTypeEnum.CREATE));

            assertThat(entry.getMeta().getTag()).hasSize(1);
            assertThat(entry.getMeta().getTag(ORIGIN, "health-archive")).isNotNull();
        }

        @Test
        void stores_nothing_for_another_or_that_names_another() {
            assertThat(creating(observation("ola"))).isEqualTo(ABSENT);
            assertThat(creating(observation("kari").addPerformer(new Reference("Patient/ola"))))
                    .isEqualTo(NOT_YOURS);
            assertThat(creating(observation("kari").addPerformer(new Reference("Organization/1"))))
                    .isEqualTo(NOT_YOURS);
        }

        @Test
        void may_name_herself_what_it_contains_and_what_has_no_address() {
            var entry = observation("kari")
                    .addPerformer(new Reference("Patient/kari"))
                    .addPerformer(new Reference("#inside"))
                    .addPerformer(new Reference().setDisplay("Somebody"));

            assertThatCode(() -> door.onCreate(entry, request(app(), RestOperationTypeEnum.CREATE)))
                    .doesNotThrowAnyException();
        }

        @Test
        void changes_and_removes_what_her_apps_stored_and_nothing_else() {
            assertThatCode(() -> update(fromArchive("kari"), observation("kari")))
                    .doesNotThrowAnyException();
            assertThatCode(() -> delete(fromArchive("kari"))).doesNotThrowAnyException();
            assertThat(RefusedWith.of(() -> update(observation("kari"), observation("kari"))))
                    .isEqualTo(NOT_YOURS);
            assertThat(RefusedWith.of(() -> delete(observation("kari")))).isEqualTo(NOT_YOURS);
        }

        @Test
        void moves_no_entry_from_or_to_another() {
            assertThat(RefusedWith.of(() -> update(fromArchive("ola"), observation("kari"))))
                    .isEqualTo(ABSENT);
            assertThat(RefusedWith.of(() -> update(fromArchive("kari"), observation("ola"))))
                    .isEqualTo(NOT_YOURS);
            assertThat(RefusedWith.of(() -> delete(fromArchive("ola")))).isEqualTo(ABSENT);
        }

        @Test
        void stays_within_its_granular_scope_before_and_after() {
            var app = enforcement.app("patient/Observation.cruds?category=laboratory");
            var laboratory = fromArchive("kari", "laboratory");

            assertThatCode(() -> update(app, laboratory.copy(), laboratory.copy()))
                    .doesNotThrowAnyException();
            assertThat(RefusedWith.of(() -> update(app, fromArchive("kari", "survey"), laboratory.copy())))
                    .isEqualTo(ABSENT);
            assertThat(RefusedWith.of(() -> update(app, laboratory.copy(), fromArchive("kari", "survey"))))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
            assertThat(RefusedWith.of(() ->
                            door.onDelete(fromArchive("kari", "survey"), request(app, RestOperationTypeEnum.DELETE))))
                    .isEqualTo(ABSENT);
            assertThat(RefusedWith.of(() ->
                            door.onCreate(fromArchive("kari", "survey"), request(app, RestOperationTypeEnum.CREATE))))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
        }

        @Test
        void keeps_the_version_that_it_changes() {
            var after = observation("kari");
            after.getMeta().setVersionId("7");

            update(fromArchive("kari"), after);

            assertThat(after.getMeta().getVersionId()).isEqualTo("7");
            assertThat(after.getMeta().getTag(ORIGIN, "health-archive")).isNotNull();
        }

        @Test
        void puts_no_mark_on_a_consent() {
            var consent = new Consent().setPatient(new Reference("Patient/kari"));

            RefusedWith.of(
                    () -> door.onCreate(consent, enforcement.request(app(), RestOperationTypeEnum.CREATE, "Consent")));

            assertThat(consent.getMeta().getTag()).isEmpty();
        }

        private Caller app() {
            return enforcement.app("patient/*.cruds");
        }

        private RefusedWith creating(Observation entry) {
            return RefusedWith.of(() -> door.onCreate(entry, request(app(), RestOperationTypeEnum.CREATE)));
        }

        private void update(Observation before, Observation after) {
            update(app(), before, after);
        }

        private void update(Caller app, Observation before, Observation after) {
            door.onUpdate(before, after, request(app, RestOperationTypeEnum.UPDATE));
        }

        private void delete(Observation stored) {
            door.onDelete(stored, request(app(), RestOperationTypeEnum.DELETE));
        }
    }

    @Nested
    class A_system {

        @Test
        void stores_new_resources_but_passes_none_off_as_hers() {
            var loaded = fromArchive("kari");
            loaded.getMeta().addTag().setSystem("https://source.example").setCode("theirs");

            door.onCreate(loaded, request(system, RestOperationTypeEnum.CREATE));

            assertThat(loaded.getMeta().getTag(ORIGIN, "health-archive")).isNull();
            assertThat(loaded.getMeta().getTag("https://source.example", "theirs"))
                    .isNotNull();
        }

        @Test
        void stores_nothing_out_of_reach_of_its_scopes() {
            var laboratory = new BackendService("loader", new SmartScopes("system/Observation.c?category=laboratory"));

            assertThatCode(() -> door.onCreate(
                            Enforcement.observation("kari", "laboratory"),
                            request(laboratory, RestOperationTypeEnum.CREATE)))
                    .doesNotThrowAnyException();
            assertThat(RefusedWith.of(() -> door.onCreate(
                            Enforcement.observation("kari", "survey"),
                            request(laboratory, RestOperationTypeEnum.CREATE))))
                    .isEqualTo(new RefusedWith(403, "scope-missing"));
        }

        @Test
        void changes_and_removes_nothing() {
            var notServed = new RefusedWith(403, "not-served");

            assertThat(RefusedWith.of(() -> door.onUpdate(
                            observation("kari"), observation("kari"), request(system, RestOperationTypeEnum.UPDATE))))
                    .isEqualTo(notServed);
            assertThat(RefusedWith.of(
                            () -> door.onDelete(observation("kari"), request(system, RestOperationTypeEnum.DELETE))))
                    .isEqualTo(notServed);
        }
    }

    @Test
    void the_servers_own_work_is_not_asked_about() {
        var own = new SystemRequestDetails();

        assertThatCode(() -> {
                    door.onCreate(observation("ola"), own);
                    door.onUpdate(observation("ola"), observation("ola"), own);
                    door.onDelete(observation("ola"), own);
                })
                .doesNotThrowAnyException();
    }

    private ServletRequestDetails request(Caller caller, RestOperationTypeEnum operation) {
        return enforcement.request(caller, operation, "Observation");
    }

    private static Observation observation(String patient) {
        return Enforcement.observation(patient, "laboratory");
    }

    private static Observation fromArchive(String patient) {
        return fromArchive(patient, "laboratory");
    }

    private static Observation fromArchive(String patient, String category) {
        var entry = Enforcement.observation(patient, category);
        entry.getMeta().addTag().setSystem(ORIGIN).setCode("health-archive");
        return entry;
    }
}
