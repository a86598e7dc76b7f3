package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** What a draft, or the end of a Consent, would change. */
class PreviewsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Enforcement enforcement = new Enforcement();
    private final Previews previews = new Previews(
            enforcement.policy,
            enforcement.decisions,
            new CircleReader(enforcement.database),
            enforcement.ownership,
            enforcement.content,
            enforcement.tokens,
            enforcement.changes,
            enforcement.submission(),
            Enforcement.SMART);

    @Test
    void a_closure_of_the_record_closes_the_record_to_her_and_opens_nothing() {
        var app = enforcement.app("patient/*.rs");

        var preview = give(app, of(ConsentCategory.RECORD_ACCESS_CLOSURE, "kari"));

        assertThat(preview.opens()).isEmpty();
        assertThat(preview.closes())
                .extracting(Opening::type)
                .containsExactlyInAnyOrder(
                        ServedType.DIAGNOSTIC_REPORT,
                        ServedType.CONDITION,
                        ServedType.PROCEDURE,
                        ServedType.ENCOUNTER,
                        ServedType.CARE_PLAN,
                        ServedType.DOCUMENT_REFERENCE,
                        ServedType.SERVICE_REQUEST);
        assertThat(preview.closes()).extracting(Opening::interaction).containsOnly(Interaction.SEARCH);
        assertThat(preview.closes()).extracting(Opening::person).containsOnly("Patient/kari");
    }

    @Test
    void the_health_archive_opens_the_storing_of_entries() {
        var app = enforcement.app("patient/*.cruds");
        enforcement
                .database
                .sql("delete from samtykke.consent_fact where category = 'health-archive'")
                .update();

        var preview = give(app, of(ConsentCategory.HEALTH_ARCHIVE, "kari"));

        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.closes()).isEmpty();
        assertThat(preview.opens()).hasSize(1);
        assertThat(preview.opens().getFirst().type()).isEqualTo(ServedType.OBSERVATION);
        assertThat(preview.opens().getFirst().interaction()).isEqualTo(Interaction.CREATE);
    }

    @Test
    void what_could_not_be_given_this_way_is_told_with_the_reason() {
        var draft = of(ConsentCategory.HEALTH_ARCHIVE, "kari");

        assertThat(give(enforcement.app("patient/*.rs"), draft).refusal()).contains(Reason.SCOPE_MISSING);
    }

    @Test
    void a_power_of_attorney_opens_to_its_holder_what_its_areas_cover() {
        var app = enforcement.app("patient/*.cruds");
        var draft = of(ConsentCategory.PROXY_MANDATE, "kari").setStatus(Consent.ConsentState.PROPOSED);
        draft.getProvision().addActor().setReference(new Reference("urn:uuid:1"));
        draft.getProvision().addPurpose(new Coding(ServiceArea.SYSTEM, "health-record", null));

        var preview = give(app, draft);

        assertThat(preview.closes()).isEmpty();
        assertThat(preview.opens()).extracting(Opening::person).containsOnly("urn:uuid:1");
        assertThat(preview.opens())
                .extracting(Opening::type)
                .contains(ServedType.PATIENT, ServedType.CONDITION)
                .doesNotContain(ServedType.OBSERVATION, ServedType.CONSENT);

        draft.getPolicy().clear();
        assertThat(give(app, draft).opens()).isEmpty();
    }

    @Test
    void the_end_of_a_closure_opens_what_it_closed() {
        var app = enforcement.app("patient/*.cruds");
        var closure = of(ConsentCategory.RECORD_ACCESS_CLOSURE, "kari");
        closure.setId("Consent/c1");
        enforcement.consent("kari", "record-access-closure", false);
        enforcement
                .database
                .sql("update samtykke.consent_fact set consent_id = 'c1' where category = 'record-access-closure'")
                .update();
        enforcement.store(closure, "kari", "Consent.patient");

        var preview = previews.ofEnding(request(app), app, "c1");

        assertThat(preview.closes()).isEmpty();
        assertThat(preview.opens()).extracting(Opening::type).contains(ServedType.CONDITION);
    }

    @Test
    void the_end_of_a_power_closes_what_its_holder_had() {
        var app = enforcement.app("patient/*.cruds");
        var power = of(ConsentCategory.PROXY_MANDATE, "kari");
        power.setId("Consent/m1");
        enforcement.store(power, "kari", "Consent.patient");
        mandate("m1", "r1", true);
        mandate("m2", "r2", false);

        var preview = previews.ofEnding(request(app), app, "m1");

        assertThat(preview.opens()).isEmpty();
        assertThat(Set.copyOf(preview.closes().stream().map(Opening::person).toList()))
                .isEqualTo(Set.of("RelatedPerson/r1"));
    }

    @Test
    void what_is_about_another_is_told_as_what_is_not_there() {
        var app = enforcement.app("patient/*.cruds");

        assertThatThrownBy(() -> give(app, of(ConsentCategory.HEALTH_ARCHIVE, "ola")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> previews.ofEnding(request(app), app, "c9"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void nothing_is_told_twice_or_the_wrong_way_round() {
        var app = enforcement.app("patient/*.rs");
        var closure = of(ConsentCategory.SELF_ACCESS_CLOSURE, "kari");

        assertThat(List.copyOf(give(app, closure).closes()))
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(give(app, closure.setStatus(Consent.ConsentState.INACTIVE)).closes())
                .isEmpty();
    }

    private Preview give(CitizenApp app, Consent draft) {
        return previews.ofGiving(request(app), app, draft);
    }

    private ServletRequestDetails request(CitizenApp app) {
        return enforcement.request(app, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, "");
    }

    private void mandate(String consent, String related, boolean accepted) {
        enforcement
                .database
                .sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas)
                        values (?, ?, 'kari', 'system', ?, ?, 'health-record')""")
                .params(consent, related, consent, accepted)
                .update();
    }

    private static Consent of(ConsentCategory category, String patient) {
        return ConsentResources.of(
                category,
                new Reference("Patient/" + patient),
                new Reference("Patient/kari"),
                "https://samtykke.example/policy/" + category.code() + "/2026-11-01",
                NOW);
    }
}
