package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.ServedOperation.Audience;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers without a person may do: operations by the list, and loads within their scopes. */
class OperationsAndLoadsTest {

    private static final String STAFF = "https://samtykke.example/scope/staff";
    private static final String SUPPORT = "https://samtykke.example/scope/support";
    private static final String ASKER = "system/RelatedPerson.rs system/Consent.rs";

    private final AccessPolicy policy = new AccessPolicy(
            Clock.systemUTC(),
            new AccessProperties(16, 12),
            new SmartProperties(
                    URI.create("http://fhir"), URI.create("http://issuer"), null, List.of("high"), null, false));

    @ParameterizedTest
    @EnumSource(ServedOperation.class)
    void an_operation_is_for_its_audience_and_nobody_else(ServedOperation operation) {
        assertAdmits(operation, new LoginServer("auth"), operation.isFor(Audience.LOGIN_SERVER));
        assertAdmits(operation, system(STAFF), operation.isFor(Audience.STAFF));
        assertAdmits(operation, system(SUPPORT), operation.isFor(Audience.SUPPORT));
        assertAdmits(operation, system(ASKER), false);
        assertAdmits(operation, system("system/AuditEvent.rs"), operation.isFor(Audience.AUDITOR));
        assertAdmits(operation, system("system/*.cruds openid"), false);
        for (String tooLittle : List.of("system/RelatedPerson.rs", "system/Consent.rs", "system/Patient.rs", "staff")) {
            assertAdmits(operation, system(tooLittle), false);
        }
        assertAdmits(
                operation,
                new CitizenApp(
                        "app",
                        new SmartScopes("patient/*.cruds"),
                        "kari",
                        "kari",
                        "high",
                        UUID.randomUUID(),
                        UUID.randomUUID()),
                false);
    }

    @ParameterizedTest
    @EnumSource(ServedOperation.class)
    void an_operation_of_organisations_is_for_those_who_were_granted_its_act_and_no_other(ServedOperation operation) {
        for (var act : Act.values()) {
            var kinds = Set.of(SettingKind.ofPlatform(ConsentCategory.PLATFORM_TERMS));
            var held = List.of(new Grant(Optional.of("system"), "983974724", "Hospital", kinds, Set.of(act)));
            boolean isItsAct = operation.act().filter(act::equals).isPresent();

            assertThat(policy.decideOperation(system("system/Consent.cruds"), operation, held))
                    .as("%s by %s", operation, act)
                    .isEqualTo(isItsAct ? new Permit(Ground.SYSTEM) : new Deny(Reason.NOT_SERVED));
            assertThat(policy.decideOperation(system("system/*.cud"), operation, held))
                    .isEqualTo(new Deny(Reason.NOT_SERVED));
        }
    }

    @ParameterizedTest
    @EnumSource(ServedOperation.class)
    void who_may_act_for_whom_is_asked_by_grant_and_by_both_scopes(ServedOperation operation) {
        var kinds = Set.of(SettingKind.ofPlatform(ConsentCategory.PROXY_MANDATE));
        var held = List.of(new Grant(Optional.of("system"), "983974724", "Insurer", kinds, Set.of(Act.CHECK)));
        for (String scopes : List.of(ASKER, "system/RelatedPerson.r system/Consent.r?category=proxy-mandate")) {
            assertThat(policy.decideOperation(system(scopes), operation, held))
                    .isEqualTo(
                            operation.isFor(Audience.REPRESENTATION_ASKER)
                                    ? new Permit(Ground.SYSTEM)
                                    : new Deny(Reason.NOT_SERVED));
        }
        for (String scopes : List.of("system/RelatedPerson.rs", "system/Consent.rs", "system/*.cruds")) {
            assertThat(policy.decideOperation(system(scopes), operation, held)).isEqualTo(new Deny(Reason.NOT_SERVED));
        }
    }

    @Test
    void the_list_has_an_operation_for_the_login_server_alone_and_publishes_none_of_those() {
        var forLogin = Arrays.stream(ServedOperation.values())
                .filter(operation -> operation.isFor(Audience.LOGIN_SERVER))
                .toList();

        assertThat(forLogin).contains(ServedOperation.LOGIN, ServedOperation.APPROVE_APP);
        assertThat(ServedOperation.LOGIN.isPublished()).isFalse();
        assertThat(ServedOperation.LOGIN.use()).isEmpty();
        assertThat(ServedOperation.values()).allSatisfy(operation -> {
            assertThat(operation.code()).startsWith("$");
            assertThat(ServedOperation.of(operation.code())).contains(operation);
            boolean forOthers = Arrays.stream(Audience.values())
                    .filter(audience -> audience != Audience.LOGIN_SERVER)
                    .anyMatch(operation::isFor);
            assertThat(operation.isPublished()).isEqualTo(forOthers);
            // What an app is let in for must be named, or nothing would be asked about.
            assertThat(operation.isFor(Audience.CITIZEN) && operation.use().isEmpty())
                    .isFalse();
        });
        assertThat(ServedOperation.of("$everything")).isEmpty();
        assertThat(ServedOperation.of(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "system/Observation.c, Observation, ",
        "system/*.c, Patient, ",
        "system/*.cruds, Organization, ",
        "system/*.c, Practitioner, ",
        "system/Observation.c, Condition, scope-missing",
        "system/Observation.rs, Observation, scope-missing",
        "patient/*.cruds user/*.cruds, Observation, scope-missing",
        "system/*.c, Consent, system-not-granted",
        "system/*.c, AuditEvent, system-not-granted",
        "system/*.c, RelatedPerson, system-not-granted",
        "system/*.c, Provenance, system-not-granted",
        "system/*.c, Subscription, system-not-granted"
    })
    void a_system_loads_what_may_be_loaded_within_its_scopes(String scopes, String type, String refusal) {
        var decision = policy.decideLoad(system(scopes), type, new Content.Unseen());

        assertThat(decision)
                .isEqualTo(
                        refusal == null
                                ? new Permit(Ground.SYSTEM)
                                : new Deny(
                                        refusal.equals("scope-missing")
                                                ? Reason.SCOPE_MISSING
                                                : Reason.SYSTEM_NOT_GRANTED));
    }

    @Test
    void a_granular_scope_of_a_system_holds_for_what_it_sends_and_what_is_stored() {
        var laboratory = system("system/Observation.c?category=laboratory");
        Tokens within = (parameter, values) -> values.stream().anyMatch(value -> "laboratory".equals(value.code()));
        Tokens without = (parameter, values) -> false;

        for (Content content : List.of(new Content.Sent(within), new Content.Stored(within), new Content.Unseen())) {
            assertThat(policy.decideLoad(laboratory, "Observation", content)).isEqualTo(new Permit(Ground.SYSTEM));
        }
        for (Content content : List.of(new Content.Sent(without), new Content.Stored(without))) {
            assertThat(policy.decideLoad(laboratory, "Observation", content)).isEqualTo(new Deny(Reason.SCOPE_MISSING));
        }
    }

    @Test
    void the_types_that_are_loaded_but_served_to_nobody_are_those_that_others_point_to() {
        assertThat(LoadedTypes.referenceData()).containsExactlyInAnyOrder("Organization", "Practitioner");
        assertThat(ServedType.OBSERVATION.service()).isEqualTo("test-results");
        assertThat(ServedType.PATIENT.compartmentParameter()).isEqualTo("_id");
        assertThat(ServedType.CONDITION.compartmentParameter()).isEqualTo("patient");
        assertThat(ServedType.CONDITION.searchParameters()).contains("clinical-status");
    }

    private void assertAdmits(ServedOperation operation, Caller caller, boolean admits) {
        assertThat(policy.decideOperation(caller, operation, List.of()))
                .as("%s for %s", operation, caller)
                .isEqualTo(admits ? new Permit(Ground.SYSTEM) : new Deny(Reason.NOT_SERVED));
    }

    private static BackendService system(String scopes) {
        return new BackendService("system", new SmartScopes(scopes));
    }
}
