package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;
import no.samtykke.terminology.Designations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of Volven 9603, for everybody who may act. */
class DocumentLabelRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    /** A code, and who sees a document that has it and no other. */
    private static final Map<String, Set<String>> SEEN_BY = Map.ofEntries(
            Map.entry("N", Set.of("self", "parent", "guardian", "holder")),
            Map.entry("NORN_FORANS", Set.of("self", "guardian", "holder")),
            Map.entry("NORN_UNGDOM", Set.of("parent")),
            Map.entry("NORS", Set.of("self", "guardian", "holder")),
            Map.entry("NORN_FFL", Set.of()),
            Map.entry("NORN_KUT", Set.of()),
            Map.entry("NORN_EPO", Set.of()),
            Map.entry("NORN_ALL", Set.of()),
            Map.entry("NORN_FOR", Set.of()),
            Map.entry("NORN_FFH", Set.of()),
            Map.entry("NORN_FPB", Set.of()),
            Map.entry("NORN_DUP", Set.of()),
            Map.entry("NORN_ANG", Set.of()),
            Map.entry("NORU", Set.of()),
            Map.entry("SOMETHING_NEW", Set.of()));

    private static final Map<String, Relation> PEOPLE = Map.of(
            "self", new Relation.Self(),
            "parent", new Relation.ParentOf(TODAY.minusYears(8), true, false),
            "guardian", new Relation.GuardianOf(true, false),
            "holder",
                    new Relation.HolderOf(
                            new Mandate("mandate", "subject", Set.of(ServiceArea.values()), null, null),
                            TODAY.minusYears(40),
                            TODAY.minusYears(40),
                            false));

    private final DocumentLabelRule rule = new DocumentLabelRule(Clock.fixed(NOW, ZoneOffset.UTC));

    static Stream<Arguments> everyCodeForEverybody() {
        return SEEN_BY.entrySet().stream()
                .flatMap(label -> PEOPLE.keySet().stream()
                        .map(who -> Arguments.of(
                                label.getKey(), who, label.getValue().contains(who))));
    }

    @ParameterizedTest
    @MethodSource("everyCodeForEverybody")
    void shows_a_document_as_its_label_says(String code, String who, boolean shown) {
        assertThat(shows(who, Optional.empty(), code)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void a_delayed_document_is_seen_from_the_moment_of_its_release(long secondsFromNow, boolean shown) {
        var release = Optional.of(NOW.plusSeconds(secondsFromNow));

        for (String who : PEOPLE.keySet()) {
            assertThat(shows(who, release, "NORU")).as(who).isEqualTo(shown);
        }
    }

    /** What apps are told of the rule, in the terminology, is what the rule does. */
    @ParameterizedTest
    @CsvSource({
        "documents-shown-to-citizen, self, true",
        "documents-shown-to-parent, parent, true",
        "documents-shown-to-nobody, self, false",
        "documents-shown-to-nobody, parent, false"
    })
    void the_value_sets_say_what_is_shown(String valueSet, String who, boolean shown) throws IOException {
        try (var json = Objects.requireNonNull(Designations.class.getResourceAsStream(valueSet + ".json"))) {
            var told = new ObjectMapper()
                    .readTree(json)
                    .path("compose")
                    .path("include")
                    .path(0)
                    .path("concept")
                    .findValuesAsText("code");
            assertThat(told)
                    .isNotEmpty()
                    .allSatisfy(code ->
                            assertThat(shows(who, Optional.empty(), code)).isEqualTo(shown));
            if (shown) {
                assertThat(Designations.of("volven-9603").codes())
                        .filteredOn(code -> shows(who, Optional.empty(), code))
                        .containsExactlyInAnyOrderElementsOf(told);
            }
        }
    }

    @Test
    void a_release_opens_nothing_but_the_delay() {
        var release = Optional.of(NOW.minusSeconds(1));

        assertThat(shows("self", release, "NORU", "NORN_EPO")).isFalse();
        assertThat(shows("parent", release, "NORU", "NORN_FORANS")).isFalse();
        assertThat(shows("self", release, "NORU", "NORN_FORANS")).isTrue();
    }

    @Test
    void every_label_must_allow_it_and_none_hides() {
        assertThat(shows("self", Optional.empty(), "N", "NORN_KUT")).isFalse();
        assertThat(shows("self", Optional.empty(), "N", "NORS")).isTrue();
        assertThat(shows("self", Optional.empty())).isFalse();
    }

    @Test
    void labels_are_of_documents_only() {
        var unlabelled = new Content.Passed((_, _) -> false, false, new DocumentLabels(Set.of(), Optional.empty()));

        assertThat(rule.objection(request("self", "Appointment", unlabelled))).isEmpty();
        assertThat(rule.objection(request("self", "DocumentReference", new Content.Unseen())))
                .isEmpty();
    }

    private boolean shows(String who, Optional<Instant> release, String... codes) {
        var labels = new DocumentLabels(Set.copyOf(Arrays.asList(codes)), release);
        var objection =
                rule.objection(request(who, "DocumentReference", new Content.Passed((_, _) -> false, false, labels)));
        assertThat(objection).isIn(Optional.empty(), Optional.of(Reason.NOT_KNOWN));
        return objection.isEmpty();
    }

    private static AccessRequest request(String who, String resourceType, Content content) {
        var relation = Objects.requireNonNull(PEOPLE.get(who));
        return new AccessRequest(
                new CitizenApp(
                        "app",
                        new SmartScopes("patient/*.rs"),
                        "actor",
                        "subject",
                        "idporten-loa-high",
                        UUID.randomUUID(),
                        UUID.randomUUID()),
                Interaction.READ,
                resourceType,
                Target.SUBJECTS_DATA,
                new Change.Unseen(),
                content,
                new Facts(true, ConsentsInForce.NONE, ConsentsInForce.NONE, Optional.empty(), List.of(relation)),
                relation,
                TODAY);
    }
}
