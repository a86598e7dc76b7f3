package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final UUID REQUEST = UUID.randomUUID();
    private static final By KARI = By.person("kari", "example-app", "Example app", UUID.randomUUID());

    private final AuditEvents events = new AuditEvents();

    static Stream<UsageEntry> everyKindOfEntry() {
        return Stream.of(
                UsageEntry.login(NOW, REQUEST, KARI).about("kari").onGround("own-data"),
                UsageEntry.login(NOW, REQUEST, By.stranger(null)).refused("under-age"),
                UsageEntry.logout(NOW, REQUEST, By.person("kari", null, null, UUID.randomUUID()))
                        .about("kari"),
                UsageEntry.use(NOW, REQUEST, Service.TEST_RESULTS, Action.R, KARI)
                        .about("ola")
                        .onGround("parental-responsibility"),
                UsageEntry.use(NOW, REQUEST, Service.HEALTH_ARCHIVE, Action.C, KARI)
                        .about("kari")
                        .onGround("own-data")
                        .failed(),
                UsageEntry.use(NOW, REQUEST, Service.MEDICINES, Action.E, KARI)
                        .about("ola")
                        .refused("youth-privacy"),
                UsageEntry.use(NOW, REQUEST, Service.DATA_LOAD, Action.C, By.system("loader", "Loader"))
                        .about("kari")
                        .onGround("system"),
                UsageEntry.use(NOW, REQUEST, Service.DATA_LOAD, Action.U, By.system("loader", "Loader"))
                        .refused("system-not-granted"),
                UsageEntry.consent(NOW, REQUEST, Action.D, KARI).about("kari").onGround("own-data"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEntry")
    void every_entry_is_a_valid_AuditEvent_in_every_language(UsageEntry entry) {
        for (String language : List.of("nb", "nn", "en")) {
            var result = VALIDATOR.validateWithResult(
                    FHIR.newJsonParser().encodeResourceToString(events.of(entry, language)));

            assertThat(result.getMessages())
                    .filteredOn(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEntry")
    void no_entry_tells_what_was_asked_or_from_where(UsageEntry entry) {
        var event = events.of(entry, "nb");

        assertThat(event.getEntity()).noneMatch(entity -> entity.hasQuery() || entity.hasDetail() || entity.hasName());
        assertThat(event.getAgent())
                .noneMatch(agent -> agent.hasNetwork() || agent.hasName() || agent.hasAltId() || agent.hasLocation());
    }

    @Test
    void a_use_on_behalf_of_a_child_tells_who_for_whom_by_which_app_and_why() {
        var event = events.of(
                UsageEntry.use(NOW, REQUEST, Service.TEST_RESULTS, Action.R, KARI)
                        .about("ola")
                        .onGround("parental-responsibility"),
                "nn");

        assertThat(event.getLanguage()).isEqualTo("nn");
        assertThat(event.getRecorded()).isEqualTo(NOW);
        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtype()).singleElement().satisfies(subtype -> {
            assertThat(subtype.getSystem()).isEqualTo("https://samtykke.example/fhir/CodeSystem/service");
            assertThat(subtype.getCode()).isEqualTo("test-results");
            assertThat(subtype.getDisplay()).isEqualTo("Prøvesvar og målingar");
        });
        assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
        assertThat(event.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._0);
        assertThat(event.hasOutcomeDesc()).isFalse();
        assertThat(event.getAgent()).hasSize(2);
        assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
        assertThat(event.getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/kari");
        assertThat(event.getAgentFirstRep()
                        .getRoleFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("parental-responsibility");
        assertThat(event.getAgent().get(1).getRequestor()).isFalse();
        assertThat(event.getAgent().get(1).getWho().getIdentifier().getValue()).isEqualTo("example-app");
        assertThat(event.getAgent().get(1).getWho().getDisplay()).isEqualTo("Example app");
        assertThat(event.getEntity())
                .singleElement()
                .satisfies(entity -> assertThat(entity.getWhat().getReference()).isEqualTo("Patient/ola"));
    }

    @Test
    void a_system_is_the_one_that_asked() {
        var event = events.of(
                UsageEntry.use(NOW, REQUEST, Service.DATA_LOAD, Action.C, By.system("loader", "Loader")), "en");

        assertThat(event.getAgent()).singleElement().satisfies(agent -> {
            assertThat(agent.getRequestor()).isTrue();
            assertThat(agent.getWho().getIdentifier().getValue()).isEqualTo("loader");
        });
        assertThat(event.hasEntity()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void a_refusal_says_why_in_the_language_asked_for(String language) {
        var event = events.of(UsageEntry.login(NOW, REQUEST, KARI).refused("level-too-low"), language);

        assertThat(event.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._4);
        assertThat(event.getOutcomeDesc())
                .isEqualTo(Designations.of("refusal-reason").text("level-too-low", language));
        assertThat(event.getType().getCode()).isEqualTo("110114");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("110122");
    }

    @Test
    void a_code_of_another_version_does_not_hide_the_entry() {
        var event = events.of(
                UsageEntry.login(NOW, REQUEST, KARI).onGround("friendship").refused("full-moon"), "nb");

        assertThat(event.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._4);
        assertThat(event.hasOutcomeDesc()).isFalse();
        assertThat(event.getAgentFirstRep().hasRole()).isFalse();
    }

    @Test
    void the_services_are_those_of_the_code_system() {
        assertThat(Stream.of(Service.values()).map(Service::code))
                .containsExactlyInAnyOrderElementsOf(Designations.of("service").codes());
        assertThat(Service.values()).allMatch(service -> Service.ofCode(service.code()) == service);
    }

    @Test
    void an_id_tells_its_millisecond_and_nothing_else() {
        var id = EntryIds.at(NOW);

        assertThat(EntryIds.millisecond(id)).contains(NOW);
        assertThat(EntryIds.at(NOW)).isNotEqualTo(id);
        assertThat(EntryIds.millisecond(UUID.randomUUID())).isEmpty();
    }

    private static FhirValidator validator() {
        var support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR));
        return FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(support));
    }
}
