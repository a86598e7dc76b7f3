package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of {@code access-cases.txt}, put to the policy as facts. {@code AccessCasesIT} puts the same through HTTP.
 */
class AccessPolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final RelationsOfCase relations = new RelationsOfCase(TODAY);
    private final AccessPolicy policy = new AccessPolicy(
            Clock.systemUTC(),
            new AccessProperties(16, 12),
            new SmartProperties(
                    URI.create("http://fhir"),
                    URI.create("http://issuer"),
                    null,
                    List.of("idporten-loa-high"),
                    null,
                    false));

    static List<AccessCase> all() {
        return AccessCase.all().toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void decides_as_the_table_says(AccessCase row) {
        var decision = policy.decide(request(row));

        assertThat(code(decision)).isEqualTo(row.expected());
    }

    private static String code(AccessDecision decision) {
        return switch (decision) {
            case Permit(var ground) -> ground.code();
            case Deny(var reason) -> reason.code();
        };
    }

    private AccessRequest request(AccessCase row) {
        String subject = row.who().equals("self") ? "actor" : "subject";
        var app = new CitizenApp(
                "app",
                new SmartScopes(row.scopes()),
                "actor",
                subject,
                row.acr(),
                UUID.randomUUID(),
                UUID.randomUUID());
        return new AccessRequest(
                app,
                QuestionOfCase.interaction(row.does()),
                row.type(),
                QuestionOfCase.target(row),
                QuestionOfCase.change(row),
                QuestionOfCase.content(row),
                FactsOfCase.of(row, relations.of(row.who())),
                TODAY);
    }
}
