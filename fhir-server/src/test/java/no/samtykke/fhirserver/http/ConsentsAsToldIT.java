package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import no.samtykke.fhirserver.changefeed.ConsentsAsTold;
import no.samtykke.fhirserver.changefeed.ToldConsent;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.validation.Validation;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What organisations are told of Consents follows the guide, and holds nothing of who decided and where. */
class ConsentsAsToldIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";
    private static final String PROFILE = "https://samtykke.example/fhir/StructureDefinition/samtykke-consent-told";

    private final Citizen kari = People.citizen();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform-terms",
                "self-access-closure",
                "record-access-closure",
                "kjernejournal-access-closure",
                "kjernejournal-optout",
                "inactive-represented",
                "research-consent",
                "register-reservation"
            })
    void each_kind_follows_the_guide_while_it_counts_and_afterwards(String category) {
        String id = category.equals("platform-terms") ? termsOf(kari) : close(kari, category);

        var told = only(id);

        assertThat(told.counts()).isTrue();
        assertThat(told.patientId()).isEqualTo(kari.patient());
        assertThat(told.consent().getIdElement().getIdPart()).isEqualTo(id);
        assertThat(told.consent().getMeta().getVersionId()).isEqualTo("1");
        assertThat(told.consent().getPatient().getIdentifier().getValue())
                .isEqualTo(kari.known().id().value());
        assertThat(errors(told.consent())).isEmpty();

        end(id);

        var ended = only(id);
        assertThat(ended.counts()).isFalse();
        assertThat(ended.consent().getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(ended.kind()).isEqualTo(told.kind());
        assertThat(errors(ended.consent())).isEmpty();
    }

    @Test
    void what_nobody_is_granted_is_not_told() {
        String app = close(kari, "support-access");

        assertThat(told(List.of(app, "unknown", "'"))).isEmpty();
    }

    @Test
    void a_thousand_cost_one_statement() {
        var ids = new ArrayList<>(List.of(close(kari, RESERVATION), termsOf(kari)));
        for (int i = ids.size(); i < 1000; i++) {
            ids.add("unknown-" + i);
        }

        var statements = CountedStatements.during(() -> told(ids));

        assertThat(statements).hasSize(1);
    }

    /** On a thread whose statements are counted. */
    private static Map<String, ToldConsent> told(Collection<String> ids) {
        var told = new AtomicReference<Map<String, ToldConsent>>(Map.of());
        var asking = new Thread(() -> told.set(SERVER.bean(ConsentsAsTold.class).of(ids)), "copy");
        asking.start();
        try {
            asking.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return told.get();
    }

    private static ToldConsent only(String id) {
        var told = told(List.of(id));
        assertThat(told).containsOnlyKeys(id);
        return told.values().iterator().next();
    }

    private static List<?> errors(Consent told) {
        return SERVER.bean(Validation.class).errors(told, PROFILE);
    }

    private static String termsOf(Citizen citizen) {
        return SERVER.bean(JdbcTemplate.class)
                .queryForObject(
                        "select consent_id from samtykke.consent_fact where patient_id = ? and category = 'platform-terms'",
                        String.class,
                        citizen.patient());
    }

    private static String close(Citizen citizen, String category) {
        return Stored.close(citizen.patient(), category).getIdElement().getIdPart();
    }

    private static void end(String id) {
        var consents = SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class);
        var consent = consents.read(new IdType("Consent", id), new SystemRequestDetails());
        consents.update(consent.setStatus(ConsentState.INACTIVE), new SystemRequestDetails());
    }
}
