package no.samtykke.fhirserver.consent;

import static no.samtykke.fhirserver.consent.ConsentCategory.HEALTH_ARCHIVE;
import static no.samtykke.fhirserver.consent.ConsentCategory.REGISTER_RESERVATION;
import static no.samtykke.fhirserver.consent.ConsentCategory.RESEARCH_CONSENT;
import static no.samtykke.fhirserver.consent.ConsentCategory.SELF_ACCESS_CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentPoliciesTest {

    @Test
    void a_category_has_the_policy_of_the_version_unless_one_is_named() {
        var policies = new ConsentPolicies("2027-01-01", Map.of("health-archive", "https://policy.example/archive"));

        assertThat(policies.inForce(HEALTH_ARCHIVE)).contains("https://policy.example/archive");
        assertThat(policies.inForce(SELF_ACCESS_CLOSURE))
                .contains("https://samtykke.example/policy/self-access-closure/2027-01-01");
    }

    @Test
    void those_of_other_controllers_are_not_ours_to_name() {
        var policies = new ConsentPolicies("2027-01-01", Map.of());

        assertThat(policies.inForce(RESEARCH_CONSENT)).isEmpty();
        assertThat(policies.inForce(REGISTER_RESERVATION)).isEmpty();
        assertThat(policies.all())
                .hasSize(ConsentCategory.values().length - 2)
                .doesNotContainKeys(RESEARCH_CONSENT, REGISTER_RESERVATION)
                .containsEntry(HEALTH_ARCHIVE, "https://samtykke.example/policy/health-archive/2027-01-01");
    }

    @Test
    void a_policy_of_no_category_stops_the_server() {
        var unknown = Map.of("made-up", "https://policy.example/x");

        assertThatThrownBy(() -> new ConsentPolicies("2027-01-01", unknown)).hasMessageContaining("made-up");
    }
}
