package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write of a Consent does, and which Consents are of one kind. */
class ChangesTest {

    private static final CitizenApp APP =
            new CitizenApp("app", new SmartScopes(""), "kari", "ola", "high", UUID.randomUUID(), UUID.randomUUID());

    private final Changes changes = new Changes(FhirContext.forR4Cached());

    @Test
    void a_withdrawal_goes_from_active_to_inactive_and_changes_nothing_else() {
        var after = archive().setStatus(ConsentState.INACTIVE);
        after.setId("Consent/1/_history/2");
        after.getMeta().setVersionId("2");

        assertThat(changes.update(archive(), after, APP))
                .isEqualTo(new Change.ConsentWithdrawn(Optional.of(ConsentCategory.HEALTH_ARCHIVE)));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, ACTIVE", "INACTIVE, INACTIVE", "INACTIVE, ACTIVE", "PROPOSED, INACTIVE", "ACTIVE, REJECTED"})
    void any_other_step_is_no_withdrawal(ConsentState before, ConsentState after) {
        assertThat(changes.update(archive().setStatus(before), archive().setStatus(after), APP))
                .isEqualTo(new Change.Other());
    }

    @Test
    void a_withdrawal_that_changes_something_besides_is_none() {
        var after = archive().setStatus(ConsentState.INACTIVE).setDateTimeElement(new DateTimeType("2020-01-01"));

        assertThat(changes.update(archive(), after, APP)).isEqualTo(new Change.Other());
    }

    @Test
    void one_that_is_given_is_by_the_one_who_acts_when_no_other_stands_there() {
        assertThat(changes.creation(archive(), APP)).isEqualTo(given(true));
        assertThat(changes.creation(archive().addPerformer(new Reference("Patient/ola")), APP))
                .isEqualTo(given(false));
        assertThat(changes.creation(new Consent(), APP)).isEqualTo(new Change.Other());
        assertThat(changes.deletion(archive(), APP)).isEqualTo(new Change.Other());
        assertThat(changes.unchanged(archive(), APP)).isEqualTo(new Change.Unseen());
    }

    @Test
    void of_a_kind_there_is_one_and_a_new_one_takes_its_place() {
        var first = fact("1", ConsentCategory.HEALTH_ARCHIVE, null, null, null);
        var decided = new ConsentsInForce(List.of(first));
        var second = fact("2", ConsentCategory.HEALTH_ARCHIVE, null, null, "another");
        var closure = fact("3", ConsentCategory.RECORD_ACCESS_CLOSURE, null, null, null);

        assertThat(decided.with(second).facts()).containsExactly(second);
        assertThat(decided.with(closure).facts()).containsExactly(first, closure);
        assertThat(decided.without(Set.of(first)).facts()).isEmpty();
        assertThat(decided.without(Set.of(closure)).facts()).containsExactly(first);
    }

    @Test
    void approvals_go_by_app_and_those_of_other_controllers_by_controller_and_policy() {
        var app = fact("1", ConsentCategory.APP_ACCESS, "app-1", null, "p");
        var otherApp = fact("2", ConsentCategory.APP_ACCESS, "app-2", null, "p");
        var study = fact("3", ConsentCategory.RESEARCH_CONSENT, null, "983971636", "p");
        var otherStudy = fact("4", ConsentCategory.RESEARCH_CONSENT, null, "983971636", "q");
        var otherController = fact("5", ConsentCategory.RESEARCH_CONSENT, null, "974761076", "p");
        var all = new ConsentsInForce(List.of(app, study));

        assertThat(all.with(otherApp).facts()).contains(app, otherApp);
        assertThat(all.with(otherStudy).facts()).contains(study, otherStudy);
        assertThat(all.with(otherController).facts()).contains(study, otherController);
        assertThat(all.with(fact("6", ConsentCategory.RESEARCH_CONSENT, null, "983971636", "p"))
                        .facts())
                .doesNotContain(study);
        assertThat(all.with(fact("7", ConsentCategory.APP_ACCESS, "app-1", null, "q"))
                        .facts())
                .doesNotContain(app);
    }

    @Test
    void an_unreadable_consent_is_in_force_whatever_its_days_and_no_other_is() {
        var over = new ConsentFact(
                "1",
                "ola",
                "health-archive",
                true,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.parse("2020-01-01"));

        assertThat(ConsentsInForce.of(List.of(over), LocalDate.parse("2026-11-22"))
                        .facts())
                .isEmpty();
    }

    @Test
    void the_summary_care_record_is_made_of_one_type() {
        assertThat(ServedType.ofSummaryCareRecord()).containsExactly("AllergyIntolerance");
    }

    private static Change given(boolean byActor) {
        return new Change.ConsentGiven(ConsentCategory.HEALTH_ARCHIVE, byActor);
    }

    private static Consent archive() {
        var consent = new Consent().setStatus(ConsentState.ACTIVE);
        consent.setId("Consent/1");
        consent.addCategory(ConsentCategory.HEALTH_ARCHIVE.concept());
        consent.setPatient(new Reference("Patient/ola"));
        consent.addPerformer(new Reference("Patient/kari"));
        return consent;
    }

    private static ConsentFact fact(
            String id,
            ConsentCategory category,
            @Nullable String clientId,
            @Nullable String organization,
            @Nullable String policy) {
        return new ConsentFact(
                id,
                "ola",
                category.code(),
                true,
                true,
                "kari",
                clientId,
                null,
                null,
                policy,
                null,
                organization,
                null,
                null);
    }
}
