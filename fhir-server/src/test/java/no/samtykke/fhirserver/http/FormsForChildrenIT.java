package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parents close on paper for their children, and open again; from the 16th birthday they do not. */
class FormsForChildrenIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Citizen kari = People.citizen();
    private Known ola = kari.known();
    private String child = "";
    private RelatedPerson relation = new RelatedPerson();
    private String token = "";

    @BeforeEach
    void a_parent_and_a_child() {
        kari = People.citizen();
        ola = People.born(Optouts.today().minusYears(8));
        relation = People.parent(kari.known(), ola);
        child = People.accept(kari.known(), kari.sid(), ola);
        assertThat(People.approve(kari, child, "patient/*.cruds").status()).isEqualTo(200);
        token = People.token(kari, child, "patient/*.cruds");
    }

    @Test
    void a_closure_on_paper_acts_at_once_and_the_form_is_its_source() {
        var answer = close(kari.known());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(SERVER.get("/Condition", token).reason()).isEqualTo("record-access-closed");
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
        var consent = stored(Papers.told(answer, "consent"));
        assertThat(consent.getPerformerFirstRep().getReference()).isEqualTo("Patient/" + kari.patient());
        assertThat(consent.getSourceReference().getReference()).startsWith("QuestionnaireResponse/");
        assertThat(close(kari.known()).reason()).isEqualTo("already-in-force");
    }

    @Test
    void a_parent_who_has_no_profile_here_closes_too() {
        var per = People.adult();
        People.parent(per, ola);

        var answer = close(per);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(SERVER.get("/Condition", token).reason()).isEqualTo("record-access-closed");
        assertThat(SERVER.get("/Patient/" + child, token).status()).isEqualTo(200);
    }

    @Test
    void a_parent_opens_again() {
        close(kari.known());

        var task = Papers.told(reopen(kari.known()), "task");

        assertThat(Papers.handle(task, "accept").status()).isEqualTo(200);
        assertThat(SERVER.get("/Condition", token).status()).isEqualTo(200);
    }

    @Test
    void one_who_is_no_parent_does_not() {
        assertThat(close(People.adult()).reason()).isEqualTo("form-not-valid");
        assertThat(Papers.close(ola.id(), Papers.ownForm("close-access-child", ola.id(), "record-access-closure"))
                        .reason())
                .isEqualTo("form-not-valid");
        assertThat(SERVER.get("/Condition", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"birthday", "end of responsibility"})
    void what_has_changed_since_the_form_was_received_counts(String change) {
        close(kari.known());
        String task = Papers.told(reopen(kari.known()), "task");
        if (change.equals("birthday")) {
            People.isNowBorn(ola, Optouts.today().minusYears(16));
        } else {
            relation.setActive(false);
        }

        assertThat(Papers.handle(task, "accept").reason()).isEqualTo("form-not-valid");
        assertThat(Optouts.active(new Citizen(ola, child, kari.sid()))).containsExactly("record-access-closure");
        assertThat(Papers.handle(task, "reject").status()).isEqualTo(200);
    }

    @Test
    void the_day_of_the_birthday_needs_the_form_of_adults() {
        People.isNowBorn(ola, Optouts.today().minusYears(16).plusDays(1));
        assertThat(close(kari.known()).status()).isEqualTo(200);

        People.isNowBorn(ola, Optouts.today().minusYears(16));
        assertThat(reopen(kari.known()).reason()).isEqualTo("form-not-valid");
        var own = Papers.receive(ola.id(), Papers.ownForm("reopen-access-adult", ola.id(), "record-access-closure"));
        assertThat(own.status()).as(own.body()).isEqualTo(200);
    }

    private Answer close(Known signer) {
        return Papers.close(
                ola.id(),
                Papers.form(
                        "close-access-child",
                        ola.id(),
                        "record-access-closure",
                        "parental-responsibility",
                        signer.id()));
    }

    private Answer reopen(Known signer) {
        return Papers.receive(
                ola.id(),
                Papers.form(
                        "reopen-access-child",
                        ola.id(),
                        "record-access-closure",
                        "parental-responsibility",
                        signer.id()));
    }

    private static Consent stored(String consent) {
        return SERVER.bean(DaoRegistry.class)
                .getResourceDao(Consent.class)
                .read(new IdType(consent), new SystemRequestDetails());
    }
}
