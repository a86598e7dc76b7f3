package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Consents an explanation names, and to whom. Kari acts for Ola unless she acts for herself. */
class DecidingConsentsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final SmartScopes SCOPES = new SmartScopes("patient/*.cruds");

    private final DecidingConsents deciding =
            new DecidingConsents(new AccessPolicy(Clock.systemUTC(), new AccessProperties(16, 12), Enforcement.SMART));
    private final RelationsOfCase relations = new RelationsOfCase(TODAY);
    private final List<ConsentFact> ofKari = new ArrayList<>();
    private final List<ConsentFact> ofOla = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"mother-of-8", "guardian-personal"})
    void one_who_sees_the_consents_is_told_all_that_carry_a_permit(String who) {
        assertThat(told(who, "Observation")).containsExactly("kari-terms", "ola-app", "ola-terms");
    }

    @Test
    void a_holder_is_told_the_power_and_her_own_but_nothing_of_the_giver() {
        assertThat(told("holder", "Observation")).containsExactly("kari-terms", "mandate", "ola-app");
    }

    @Test
    void a_power_that_is_not_needed_is_not_named() {
        assertThat(told("guardian-personal-who-holds", "Observation"))
                .containsExactly("kari-terms", "ola-app", "ola-terms");
    }

    @Test
    void a_power_without_which_another_relation_would_not_do_is_named() {
        assertThat(told("parent-of-17-who-holds", "Observation")).contains("mandate");
    }

    @ParameterizedTest
    @CsvSource({"mother-of-8, ola-closure", "guardian-personal, ola-closure", "holder,"})
    void a_closure_is_named_to_those_who_may_see_it(String who, String named) {
        ofOla.add(fact("ola-closure", "ola", ConsentCategory.RECORD_ACCESS_CLOSURE));

        assertThat(told(who, "Condition")).isEqualTo(named == null ? List.of() : List.of(named));
    }

    @ParameterizedTest
    @CsvSource({"parent-of-17", "guardian-economic", "stranger", "parent-when-register-is-down"})
    void one_without_a_ground_is_told_nothing_of_the_other(String who) {
        ofOla.add(fact("ola-closure", "ola", ConsentCategory.EMERGENCY_BLOCK));

        assertThat(told(who, "Observation")).isEmpty();
    }

    @Test
    void her_own_block_is_named_to_her_whoever_she_acts_for() {
        ofKari.add(fact("kari-block", "kari", ConsentCategory.EMERGENCY_BLOCK));

        assertThat(told("stranger", "Observation")).containsExactly("kari-block");
        assertThat(told("holder", "Observation")).containsExactly("kari-block");
    }

    @Test
    void of_several_closures_those_are_named_that_refuse_as_it_was_refused() {
        ofOla.add(fact("ola-all", "ola", ConsentCategory.SELF_ACCESS_CLOSURE));
        ofOla.add(fact("ola-record", "ola", ConsentCategory.RECORD_ACCESS_CLOSURE));

        assertThat(told("mother-of-8", "Condition")).containsExactly("ola-all");
    }

    @Test
    void a_closure_of_something_else_is_not_named() {
        ofOla.add(fact("ola-record", "ola", ConsentCategory.RECORD_ACCESS_CLOSURE));

        assertThat(told("mother-of-8", "Observation")).containsExactly("kari-terms", "ola-app", "ola-terms");
    }

    @Test
    void an_approval_of_the_same_app_for_herself_is_another_consent() {
        ofKari.add(approval("kari-app", "kari"));

        assertThat(told("mother-of-8", "Observation")).containsExactly("kari-terms", "ola-app", "ola-terms");
    }

    @Test
    void those_that_decide_are_found_among_hundreds_that_do_not() {
        for (int i = 0; i < 150; i++) {
            ofOla.add(ofProject("ola-study", i, true));
            ofOla.add(ofProject("ola-reservation", i, false));
        }
        assertThat(told("mother-of-8", "Condition")).containsExactly("kari-terms", "ola-app", "ola-terms");

        ofOla.add(37, fact("ola-record", "ola", ConsentCategory.RECORD_ACCESS_CLOSURE));
        assertThat(told("mother-of-8", "Condition")).containsExactly("ola-record");
    }

    private List<String> told(String who, String type) {
        ofKari.addFirst(fact("kari-terms", "kari", ConsentCategory.PLATFORM_TERMS));
        ofOla.addFirst(fact("ola-terms", "ola", ConsentCategory.PLATFORM_TERMS));
        ofOla.addFirst(approval("ola-app", "ola"));
        List<Relation> between = relations.of(who);
        var facts = new Facts(
                true,
                new ConsentsInForce(ofKari),
                new ConsentsInForce(ofOla),
                Optional.of(new Approval(SCOPES, "An app")),
                between);
        var told = deciding.of(new AccessRequest(
                new CitizenApp("app", SCOPES, "kari", "ola", "idporten-loa-high", UUID.randomUUID(), UUID.randomUUID()),
                Interaction.SEARCH,
                type,
                Target.SUBJECTS_DATA,
                new Change.Unseen(),
                new Content.Unseen(),
                facts,
                TODAY));
        ofKari.removeFirst();
        ofOla.removeFirst();
        ofOla.removeFirst();
        return told;
    }

    private static ConsentFact fact(String id, String patient, ConsentCategory category) {
        boolean permits = category.effect() == ConsentProvisionType.PERMIT;
        var level = category == ConsentCategory.PLATFORM_TERMS ? ConsentLevel.FULL : null;
        return new ConsentFact(
                id, patient, category.code(), permits, true, patient, null, null, null, null, level, null, null, null);
    }

    private static ConsentFact ofProject(String id, int project, boolean permits) {
        String category = (permits ? ConsentCategory.RESEARCH_CONSENT : ConsentCategory.REGISTER_RESERVATION).code();
        String policy = "https://hospital.example/project/" + project;
        return new ConsentFact(
                id + project,
                "ola",
                category,
                permits,
                true,
                "ola",
                null,
                null,
                null,
                policy,
                null,
                "983974724",
                null,
                null);
    }

    private static ConsentFact approval(String id, String patient) {
        return new ConsentFact(
                id,
                patient,
                ConsentCategory.APP_ACCESS.code(),
                true,
                true,
                "kari",
                "app",
                "An app",
                "patient/*.cruds",
                "app-access-1",
                null,
                null,
                null,
                null);
    }
}
