package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of {@code access-cases.txt}, put to the policy as facts. {@code AccessCasesIT} puts the same through HTTP.
 */
class AccessPolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final AccessPolicy policy = new AccessPolicy(
            new AccessProperties(16, 12, new AccessProperties.Policies("policy")),
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

    private static AccessRequest request(AccessCase row) {
        String subject = row.who().equals("self") ? "actor" : "subject";
        var app = new CitizenApp(
                "app",
                new SmartScopes(row.scopes()),
                "actor",
                subject,
                acr(row.state()),
                UUID.randomUUID(),
                UUID.randomUUID());
        return new AccessRequest(
                app, interaction(row.does()), row.type(), target(row), change(row), content(row), facts(row), TODAY);
    }

    private static String acr(String state) {
        return switch (state) {
            case "level-substantial" -> "idporten-loa-substantial";
            case "level-low" -> "idporten-loa-low";
            case "level-high-not" -> "idporten-loa-high-not";
            case "level-old-name" -> "Level4";
            default -> "idporten-loa-high";
        };
    }

    private static Interaction interaction(String does) {
        return switch (does) {
            case "withdraw", "edit" -> Interaction.UPDATE;
            case String way when way.startsWith("give-") -> Interaction.CREATE;
            case "create-with-foreign-reference" -> Interaction.CREATE;
            default -> Interaction.valueOf(does.toUpperCase(Locale.ROOT));
        };
    }

    /** What the resource of the row holds: its category, and {@code final} as its status. */
    private static Content content(AccessCase row) {
        Tokens tokens = (parameter, values) -> values.stream().anyMatch(value -> switch (parameter) {
            case "category" -> row.category().equals(value.code());
            case "status" -> "final".equals(value.code());
            default -> false;
        });
        return switch (interaction(row.does())) {
            case SEARCH -> new Content.Unseen();
            case CREATE -> new Content.Sent(tokens);
            default -> new Content.Stored(tokens);
        };
    }

    private static Target target(AccessCase row) {
        return switch (row.owner()) {
            case "subject", "own-entry" -> Target.SUBJECTS_DATA;
            case "actor" -> row.type().equals("Patient") ? Target.ACTORS_PROFILE : Target.SOMEONE_ELSES;
            default -> Target.SOMEONE_ELSES;
        };
    }

    private static Change change(AccessCase row) {
        return switch (row.does()) {
            case "create" -> new Change.ArchiveEntry(true, true);
            case "create-with-foreign-reference" -> new Change.ArchiveEntry(true, false);
            case "update", "delete" -> new Change.ArchiveEntry(row.owner().equals("own-entry"), true);
            case "give-archive" -> new Change.ConsentGiven(ConsentCategory.HEALTH_ARCHIVE, true, true);
            case "give-archive-in-another-name" -> new Change.ConsentGiven(ConsentCategory.HEALTH_ARCHIVE, false, true);
            case "give-archive-under-old-policy" ->
                new Change.ConsentGiven(ConsentCategory.HEALTH_ARCHIVE, true, false);
            case "give-terms" -> new Change.ConsentGiven(ConsentCategory.PLATFORM_TERMS, true, true);
            case "give-app-access" -> new Change.ConsentGiven(ConsentCategory.APP_ACCESS, true, true);
            case "withdraw" -> new Change.ConsentWithdrawn();
            case "edit", "give-unknown-category" -> new Change.Other();
            default -> new Change.Unseen();
        };
    }

    private static Facts facts(AccessCase row) {
        String state = row.state();
        return new Facts(
                !state.startsWith("session-"),
                !state.equals("actor-terms-withdrawn"),
                !state.equals("subject-terms-withdrawn")
                        && !(row.who().equals("self") && state.equals("actor-terms-withdrawn")),
                state.equals("unreadable-consent"),
                approval(row),
                !state.equals("no-archive"),
                relation(row.who()));
    }

    private static Optional<Approval> approval(AccessCase row) {
        return switch (row.state()) {
            case "app-withdrawn", "app-never-approved" -> Optional.empty();
            case "app-approved-laboratory" ->
                Optional.of(new Approval(
                        new SmartScopes("patient/Observation.cruds?category=" + AccessCase.CATEGORIES + "|laboratory"),
                        "An app"));
            case "app-approved-less" -> Optional.of(new Approval(new SmartScopes("patient/Patient.rs"), "An app"));
            default -> Optional.of(new Approval(new SmartScopes(row.scopes()), "An app"));
        };
    }

    private static Relation relation(String who) {
        return switch (who) {
            case "self" -> new Relation.Self();
            case "mother-of-8", "father-elsewhere-of-8" -> parent(TODAY.minusYears(8), true, false);
            case "parents-elsewhere-of-8" -> parent(TODAY.minusYears(8), false, false);
            case "parent-of-11" -> parent(TODAY.minusYears(12).plusDays(1), true, false);
            case "parents-elsewhere-of-11" -> parent(TODAY.minusYears(12).plusDays(1), false, false);
            case "parent-of-12-today" -> parent(TODAY.minusYears(12), true, false);
            case "parent-of-14" -> parent(TODAY.minusYears(14), true, false);
            case "parents-elsewhere-of-14" -> parent(TODAY.minusYears(14), false, false);
            case "parent-of-16-tomorrow" -> parent(TODAY.minusYears(16).plusDays(1), true, false);
            case "parent-of-16-today" -> parent(TODAY.minusYears(16), true, false);
            case "parent-of-17" -> parent(TODAY.minusYears(17), true, false);
            case "parent-with-protected-address-of-8", "parent-of-8-with-protected-address" ->
                parent(TODAY.minusYears(8), true, true);
            case "guardian-personal" -> new Relation.GuardianOf(true, false);
            case "guardian-economic" -> new Relation.GuardianOf(false, false);
            case "guardian-with-protected-address" -> new Relation.GuardianOf(true, true);
            case "parent-when-register-is-down" -> new Relation.Unknown();
            case "kin-of-8", "stranger" -> new Relation.None();
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static Relation parent(LocalDate childBornOn, boolean sharesAddress, boolean protectedAddress) {
        return new Relation.ParentOf(childBornOn, sharesAddress, protectedAddress);
    }
}
