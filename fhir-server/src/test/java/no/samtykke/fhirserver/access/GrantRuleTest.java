package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.GrantProperties;
import no.samtykke.fhirserver.grants.GrantProperties.Line;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A system has to do with settings by grant and scope together; either alone is nothing. */
class GrantRuleTest {

    private static final String HOSPITAL = "983974724";
    private static final SettingKind RESERVATION = SettingKind.of(ConsentCategory.REGISTER_RESERVATION, HOSPITAL);

    private final Enforcement enforcement = new Enforcement();
    private final Grants grants = new Grants(new GrantProperties(List.of(new Line(
            "hospital",
            HOSPITAL,
            "Test hospital",
            HOSPITAL,
            List.of(ConsentCategory.REGISTER_RESERVATION, ConsentCategory.RESEARCH_CONSENT),
            List.of(Act.READ, Act.REGISTER)))));
    private final ExchangeGate gate = new ExchangeGate(
            enforcement.policy, enforcement.decisions, enforcement.refusals, enforcement.tokens, grants);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hospital | system/Consent.r                               | READ     | true
            hospital | system/Consent.cruds                           | READ     | true
            hospital | system/Consent.rs?category=https://samtykke.example/fhir/CodeSystem/consent-category%7Cregister-reservation | READ | true
            hospital | system/Consent.rs?category=research-consent    | READ     | false
            hospital | system/Consent.rs?status=inactive              | READ     | false
            hospital | system/Consent.rs?patient=x                    | READ     | false
            hospital | system/*.cruds                                 | READ     | false
            hospital | system/*.rs system/Consent.rs?category=research-consent | READ | false
            hospital | patient/Consent.rs user/Consent.rs             | READ     | false
            hospital | system/Consent.s                               | READ     | false
            hospital | system/Consent.rs                              | REGISTER | false
            hospital | system/Consent.c                               | REGISTER | true
            hospital | system/Consent.cruds                           | LIST     | false
            hospital | system/Consent.cruds                           | DECIDE   | false
            hospital | system/Consent.cruds                           | FEED     | false
            hospital | system/Consent.cruds                           | SUBSCRIBE| false
            hospital | system/Consent.cruds                           | EXPORT   | false
            other    | system/Consent.cruds                           | READ     | false
            HOSPITAL | system/Consent.cruds                           | READ     | false
            """)
    void it_is_asked_of_both(String client, String scopes, Act act, boolean may) {
        var request = by(new BackendService(client, new SmartScopes(scopes)));

        if (may) {
            assertThat(gate.demandAny(request, act).kinds()).contains(RESERVATION);
            assertThat(gate.demand(request, act, RESERVATION).clientName())
                    .isEqualTo("Test hospital (org.nr. 983974724)");
        } else {
            assertThat(RefusedWith.of(() -> gate.demand(request, act, RESERVATION)))
                    .isEqualTo(new RefusedWith(403, "system-not-granted"));
        }
    }

    @Test
    void what_is_another_controllers_or_the_platforms_is_refused_in_the_same_words() {
        var request = by(new BackendService("hospital", new SmartScopes("system/Consent.cruds")));
        for (var kind : List.of(
                SettingKind.of(ConsentCategory.REGISTER_RESERVATION, "974707748"),
                SettingKind.of(ConsentCategory.REGISTER_RESERVATION, "000000000"),
                SettingKind.ofPlatform(ConsentCategory.REGISTER_RESERVATION),
                SettingKind.ofPlatform(ConsentCategory.PLATFORM_TERMS),
                SettingKind.ofPlatform(ConsentCategory.EMERGENCY_BLOCK))) {
            assertThat(RefusedWith.of(() -> gate.demand(request, Act.READ, kind)))
                    .as(kind.toString())
                    .isEqualTo(new RefusedWith(403, "system-not-granted"));
        }
        assertThat(RefusedWith.of(() -> gate.demandAny(request, Act.READ, Optional.of("974707748"))))
                .isEqualTo(new RefusedWith(403, "system-not-granted"));
        assertThat(RefusedWith.of(() -> gate.demandAny(request, Act.READ, Optional.empty())))
                .isEqualTo(new RefusedWith(403, "system-not-granted"));
        assertThat(gate.demandAny(request, Act.READ, Optional.of(HOSPITAL)).kinds())
                .containsExactlyInAnyOrder(RESERVATION, SettingKind.of(ConsentCategory.RESEARCH_CONSENT, HOSPITAL));
    }

    @Test
    void it_is_for_no_person_and_no_login_server() {
        for (Caller caller : List.of(enforcement.app("patient/*.cruds"), new Caller.LoginServer("hospital"))) {
            assertThatThrownBy(() -> gate.demandAny(by(caller), Act.READ)).hasMessage("not-served");
            assertThatThrownBy(() -> gate.demand(by(caller), Act.READ, RESERVATION))
                    .hasMessage("not-served");
        }
    }

    private RequestDetails by(Caller caller) {
        return enforcement.request(caller, RestOperationTypeEnum.EXTENDED_OPERATION_SERVER, "");
    }
}
