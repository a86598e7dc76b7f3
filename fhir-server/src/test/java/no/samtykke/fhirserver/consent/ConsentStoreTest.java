package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import no.samtykke.fhirserver.RememberedResources;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Every decision of the server's own making leaves the old one inactive, and says who and when. */
class ConsentStoreTest {

    private final RememberedResources stored = new RememberedResources();
    private final ConsentStore store = new ConsentStore(stored.of(List.of(Consent.class, Provenance.class)));

    @Test
    void what_is_given_takes_the_place_of_what_it_renews() {
        stored.remember(Given.terms(ConsentLevel.BASIC));
        var next = Given.terms(ConsentLevel.FULL);

        String id = store.give(next, List.of("c1"), Given.AT);

        assertThat(stored.read(Consent.class, id).getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(stored.read(Consent.class, "c1").getStatus()).isEqualTo(ConsentState.INACTIVE);
        var provenance = stored.created(Provenance.class).getFirst();
        assertThat(provenance.getTarget())
                .extracting(Reference::getReference)
                .containsExactly("Consent/" + id, "Patient/ola");
        assertThat(provenance.getRecorded()).isEqualTo(Date.from(Given.AT));
        assertThat(provenance.getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/kari");
        assertThat(provenance.getEntity()).hasSize(1);
        assertThat(provenance.getEntityFirstRep().getRole()).isEqualTo(ProvenanceEntityRole.REVISION);
        assertThat(provenance.getEntityFirstRep().getWhat().getReference()).isEqualTo("Consent/c1");
    }

    @Test
    void what_ends_becomes_inactive_and_says_who_ended_it() {
        stored.remember(Given.of(ConsentCategory.PROXY_MANDATE).setStatus(ConsentState.PROPOSED));

        store.end(List.of("c1"), new Reference("Patient/per"), Given.AT);

        assertThat(stored.read(Consent.class, "c1").getStatus()).isEqualTo(ConsentState.INACTIVE);
        var provenance = stored.created(Provenance.class).getFirst();
        assertThat(provenance.getTargetFirstRep().getReference()).isEqualTo("Consent/c1");
        assertThat(provenance.getTarget().get(1).getReference()).isEqualTo("Patient/ola");
        assertThat(provenance.getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/per");
        assertThat(provenance.getEntity()).isEmpty();
    }
}
