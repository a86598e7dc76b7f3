package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an app's giving and withdrawing of a Consent takes with it, and which order it must keep. */
class ConsentAtTheDoorTest {

    private static final NationalId KARIS_NUMBER = SyntheticNumbers.bornOn("1985-03-15", 0);

    private final Enforcement enforcement = new Enforcement();
    private final WriteDoor door = new WriteDoor(enforcement.decisions, enforcement.changes, enforcement.tokens);
    private final ConsentSubmission submission = enforcement.submission();
    private final CitizenApp app = enforcement.app("patient/*.cruds");

    @Test
    void one_that_is_given_ends_the_one_it_renews_and_says_so() {
        var old = of(ConsentCategory.HEALTH_ARCHIVE);
        old.setId("Consent/old");
        enforcement.resources.remember(old);
        enforcement
                .database
                .sql(
                        "update samtykke.consent_fact set consent_id = 'old', policy = ? where category = 'health-archive'")
                .param(old.getPolicyFirstRep().getUri())
                .update();

        var next = of(ConsentCategory.HEALTH_ARCHIVE);
        give(next);
        next.setId("Consent/next");
        submission.onGiven(next);

        assertThat(enforcement.resources.read(Consent.class, "old").getStatus()).isEqualTo(ConsentState.INACTIVE);
        var provenance = enforcement.resources.created(Provenance.class).getLast();
        assertThat(provenance.getTargetFirstRep().getReference()).isEqualTo("Consent/next");
        assertThat(provenance.getEntityFirstRep().getWhat().getReference()).isEqualTo("Consent/old");
        assertThat(provenance.getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/kari");
    }

    @Test
    void the_servers_own_consents_are_not_noted_here() {
        var own = of(ConsentCategory.HEALTH_ARCHIVE);
        submission.onGiving(own, new SystemRequestDetails());
        submission.onWithdrawal(own, own, new SystemRequestDetails());
        submission.onGiven(own);
        submission.onGiven(Enforcement.observation("kari", "x"));

        assertThat(enforcement.resources.created(Provenance.class)).isEmpty();
    }

    @Test
    void one_that_is_not_of_the_right_shape_is_422() {
        var shapeless = of(ConsentCategory.SUPPORT_ACCESS);
        shapeless.getPolicy().clear();

        assertThat(RefusedWith.of(() -> give(shapeless)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentCategory.class,
            names = {"SELF_ACCESS_CLOSURE", "RECORD_ACCESS_CLOSURE", "KJERNEJOURNAL_ACCESS_CLOSURE"})
    void a_closure_that_stands_is_not_given_anew(ConsentCategory closure) {
        var closed = of(closure);
        enforcement
                .database
                .sql("""
                        insert into samtykke.consent_fact (consent_id, patient_id, category, permits, readable, policy)
                        values ('c', 'ola', ?, false, true, ?)""")
                .params(closure.code(), closed.getPolicyFirstRep().getUri())
                .update();
        assertThatCode(() -> give(closed)).doesNotThrowAnyException();

        enforcement
                .database
                .sql("update samtykke.consent_fact set patient_id = 'kari' where consent_id = 'c'")
                .update();
        assertThat(RefusedWith.of(() -> submit(of(closure)))).isEqualTo(new RefusedWith(409, "closed-already"));
    }

    @Test
    void one_whom_nobody_represents_cannot_leave_it_to_them() {
        assertThat(RefusedWith.of(() -> give(of(ConsentCategory.INACTIVE_REPRESENTED))))
                .isEqualTo(new RefusedWith(409, "nobody-represents-you"));
    }

    @Test
    void the_terms_stand_while_a_power_is_given_and_the_powers_are_listed() {
        power("m1", "kari", SyntheticNumbers.bornOn("1980-05-17", 0).value());
        var holder = new RelatedPerson();
        holder.setId("RelatedPerson/r-m1");
        holder.addName().setText("Ola Nordmann");
        enforcement.resources.remember(holder);

        var conflict = catchThrowableOfType(
                () -> withdraw(of(ConsentCategory.PLATFORM_TERMS)), ResourceVersionConflictException.class);

        var issues = ((OperationOutcome) conflict.getOperationOutcome()).getIssue();
        assertThat(issues).hasSize(1);
        assertThat(issues.getFirst().getDetails().getCodingFirstRep().getCode()).isEqualTo("powers-of-attorney-active");
        assertThat(issues.getFirst().getDiagnostics()).isEqualTo("Consent/m1 (Ola Nordmann)");
    }

    @Test
    void with_the_terms_lapse_the_powers_that_she_holds_and_the_day_of_erasure_is_set() {
        identity();
        power("m2", "ola", KARIS_NUMBER.value());
        var given = of(ConsentCategory.PROXY_MANDATE);
        given.setId("Consent/m2");
        enforcement.resources.remember(given);

        var withdrawn = withdraw(of(ConsentCategory.PLATFORM_TERMS));

        assertThat(enforcement.resources.read(Consent.class, "m2").getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(withdrawn.getExtension()).hasSize(1);
        assertThat(withdrawn.getExtension().getFirst().getValue().primitiveValue())
                .isEqualTo("2028-11-22");
        var lapsed = (ConsentChanged) enforcement.published.getFirst();
        assertThat(lapsed.patientId()).isEqualTo("ola");
        assertThat(lapsed.change()).isEqualTo(ConsentChanged.Change.ENDED);
        assertThat(lapsed.category()).isEqualTo(ConsentCategory.PROXY_MANDATE);
        assertThat(lapsed.actorId()).contains("kari");
        assertThat(lapsed.clientName()).contains("An app");
        assertThat(lapsed.groundCode()).contains("own-data");
        assertThat(enforcement
                        .database
                        .sql("select erased_on::text from samtykke.retention where patient_id = 'kari'")
                        .query(String.class)
                        .single())
                .isEqualTo("2028-11-22");
    }

    @Test
    void another_consent_that_is_withdrawn_is_noted_and_takes_nothing_with_it() {
        var withdrawn = withdraw(of(ConsentCategory.HEALTH_ARCHIVE));

        assertThat(withdrawn.getExtension()).isEmpty();
        assertThat(enforcement.published).isEmpty();
        assertThat(enforcement
                        .resources
                        .created(Provenance.class)
                        .getFirst()
                        .getTargetFirstRep()
                        .getReference())
                .isEqualTo("Consent/c1");
    }

    private void give(Consent consent) {
        var request = request();
        door.onCreate(consent, request);
        submission.onGiving(consent, request);
    }

    /** Past the door, which asks about closures of her own data as well. */
    private void submit(Consent consent) {
        var request = request();
        enforcement.decisions.accessOf(request);
        submission.onGiving(consent, request);
    }

    private Consent withdraw(Consent before) {
        before.setId("Consent/c1");
        var after = before.copy().setStatus(ConsentState.INACTIVE);
        var request = enforcement.request(app, RestOperationTypeEnum.UPDATE, "Consent");
        door.onUpdate(before, after, request);
        submission.onWithdrawal(before, after, request);
        return after;
    }

    private ServletRequestDetails request() {
        return enforcement.request(app, RestOperationTypeEnum.CREATE, "Consent");
    }

    private void power(String id, String giver, String holder) {
        enforcement
                .database
                .sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas)
                        values (?, ?, ?, ?, ?, true, 'health-record')""")
                .params(id, "r-" + id, giver, KARIS_NUMBER.system(), holder)
                .update();
    }

    private void identity() {
        enforcement
                .database
                .sql(
                        "insert into samtykke.patient_identity (system, value, patient_id, in_use) values (?, ?, 'kari', true)")
                .params(KARIS_NUMBER.system(), KARIS_NUMBER.value())
                .update();
    }

    private static Consent of(ConsentCategory category) {
        return ConsentResources.of(
                category,
                new Reference("Patient/kari"),
                new Reference("Patient/kari"),
                "https://samtykke.example/policy/" + category.code() + "/2026-11-01",
                Instant.parse("2026-11-22T09:00:00Z"));
    }
}
